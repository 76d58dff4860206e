import { BrowserWindow, globalShortcut, nativeTheme, screen } from 'electron';
import { pushTo } from '#main/ipc/serve.ts';
import { watchForCrash } from './crash.ts';
import type { RemoteWindow } from './desktop.ts';
import type { ErrorLog } from './error-log.ts';
import { appOrigin, lockContents, lockedDown } from './security.ts';

const size = { width: 380, height: 320 } as const;
/** The distance from the corner of the screen. */
const margin = 24;

/** The remote: a small window above all others, locked down like the main window. */
export function createRemote(
  preload: string,
  errors: ErrorLog,
): RemoteWindow & { readonly window: () => BrowserWindow | null } {
  let window: BrowserWindow | null = null;
  return {
    window: () => window,
    open: (onClosed) => {
      if (window !== null) return window.show();
      const opened = openRemoteWindow(preload);
      window = opened;
      const giveUp = { label: 'Close remote', act: () => opened.close() };
      watchForCrash(opened, { name: 'remote', kept: 'The presentation continues in the main window.', giveUp }, errors);
      opened.on('closed', () => {
        window = null;
        onClosed();
      });
    },
    close: () => window?.close(),
    push: (name, value) => pushTo(window, name, value),
    takeKey: (key, onPress) => globalShortcut.register(key, onPress),
    releaseKey: () => globalShortcut.unregisterAll(),
  };
}

function openRemoteWindow(preload: string): BrowserWindow {
  const { workArea } = screen.getPrimaryDisplay();
  const window = new BrowserWindow({
    title: 'Tidings remote',
    ...size,
    x: workArea.x + workArea.width - size.width - margin,
    y: workArea.y + workArea.height - size.height - margin * 2,
    useContentSize: true,
    resizable: false,
    maximizable: false,
    minimizable: false,
    fullscreenable: false,
    alwaysOnTop: true,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#151C20' : '#FFFFFF',
    webPreferences: lockedDown(preload),
  });
  // Also above a presentation in full screen.
  window.setAlwaysOnTop(true, 'screen-saver');
  window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
  lockContents(window.webContents);
  void window.loadURL(`${appOrigin}/remote.html`);
  return window;
}
