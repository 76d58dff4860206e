import { BrowserWindow, nativeTheme } from 'electron';
import { appOrigin, lockContents } from './security.ts';

/** Opens the window. It is shown at once on its own ground, so that nothing flashes. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Tidings',
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    useContentSize: true,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#151C20' : '#FFFFFF',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  lockContents(window.webContents);
  void window.loadURL(`${appOrigin}/`);
  return window;
}

/** Brings a window to the front, wherever it is. */
export function focusWindow(window: BrowserWindow | null): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
