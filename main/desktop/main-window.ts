import type { BrowserWindow } from 'electron';
import type { SendPush } from '#main/ipc/push.ts';
import { pushTo } from '#main/ipc/serve.ts';
import { focusWindow, openWindow } from './window.ts';
import type { WindowPlace } from './window-bounds.ts';

export type MainWindow = {
  /** Null before it is opened. */
  readonly current: () => BrowserWindow | null;
  readonly open: (preload: string, last: WindowPlace | null) => BrowserWindow;
  readonly focus: () => void;
  readonly push: SendPush;
  /** Asks the window to save. Returns false when it can't receive that. */
  readonly requestSave: () => boolean;
};

/** The main window, which others refer to before it exists. */
export function createMainWindow(): MainWindow {
  let window: BrowserWindow | null = null;
  const push: SendPush = (name, value) => pushTo(window, name, value);
  return {
    current: () => window,
    open: (preload, last) => {
      window = openWindow(preload, last);
      return window;
    },
    focus: () => focusWindow(window),
    push,
    requestSave: () => {
      if (window === null || window.isDestroyed() || window.webContents.isCrashed()) return false;
      push('window.closing', {});
      return true;
    },
  };
}
