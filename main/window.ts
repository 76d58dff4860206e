import { BrowserWindow, nativeTheme } from 'electron';
import { appOrigin, lockContents, lockedDown } from './security.ts';

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
    webPreferences: lockedDown(preload),
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
