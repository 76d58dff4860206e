import { BrowserWindow, globalShortcut, nativeTheme, screen } from 'electron';
import type { AudienceState } from '#app/storyboards/calls.ts';
import { pushTo } from '#main/ipc/serve.ts';
import { watchForCrash } from './crash.ts';
import type { RemoteWindow } from './desktop.ts';
import { displaysNow } from './displays-now.ts';
import type { ErrorLog } from './error-log.ts';
import { isAboveAudience, placeRemote } from './remote-place.ts';
import { appOrigin, lockContents, lockedDown } from './security.ts';

const size = { width: 380, height: 320 } as const;
type RemoteParts = {
  /** The window of the presenter. */
  readonly presenter: () => BrowserWindow | null;
  readonly isAudienceOpen: () => boolean;
  readonly errors: ErrorLog;
};

type Remote = RemoteWindow & {
  readonly window: () => BrowserWindow | null;
  /** Gets out of the way of the audience window. */
  readonly leaveAudience: (audience: AudienceState) => void;
};

/** The remote: a small window above all others, locked down like the main window. */
export function createRemote(preload: string, { presenter, isAudienceOpen, errors }: RemoteParts): Remote {
  let window: BrowserWindow | null = null;
  const corner = () => {
    const displays = { ...displaysNow(presenter()), primaryId: screen.getPrimaryDisplay().id };
    return placeRemote(displays, isAudienceOpen(), size);
  };
  return {
    window: () => window,
    leaveAudience: (audience) => {
      if (window === null || window.isDestroyed()) return;
      if (!isAboveAudience(screen.getDisplayMatching(window.getBounds()).id, audience)) return;
      const { x, y } = corner();
      window.setPosition(x, y);
    },
    open: (onClosed) => {
      if (window !== null) return window.show();
      const opened = openRemoteWindow(preload, corner());
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

function openRemoteWindow(preload: string, corner: ReturnType<typeof placeRemote>): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Tidings remote',
    ...size,
    ...corner,
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
