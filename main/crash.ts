import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import { keptThroughCrash } from '#app/fault.ts';
import type { FaultLog } from './fault-log.ts';

/** Offers to open the window again when what draws it ended or hangs; main, which keeps everything, goes on. */
export function watchForCrash(window: BrowserWindow, faults: FaultLog): void {
  const { webContents } = window;
  /** A window that hangs was told to end, so that it can be opened again. */
  let isEnding = false;
  /** Asks whether to wait for a window that hangs; aborted when it answers again. */
  let waiting: AbortController | null = null;

  webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    waiting?.abort();
    if (reason === 'clean-exit') return;
    if (isEnding) {
      isEnding = false;
      webContents.reload();
      return;
    }
    faults.write(`The window’s process ended: ${reason}, code ${exitCode}.`);
    const isAgreed = await ask(window, {
      type: 'error',
      message: 'The window stopped working.',
      detail: `${keptThroughCrash} Open the window again to go on.`,
      buttons: ['Open it again', 'Quit'],
    });
    if (isAgreed) webContents.reload();
    else app.quit();
  });

  window.on('unresponsive', async () => {
    if (waiting !== null || isEnding) return;
    faults.write('The window did not answer.');
    waiting = new AbortController();
    const isPatient = await ask(window, {
      type: 'warning',
      message: 'The window does not answer.',
      detail: `It may be busy with something large. ${keptThroughCrash} You can wait, or open the window again.`,
      buttons: ['Wait', 'Open it again'],
      signal: waiting.signal,
    });
    waiting = null;
    if (isPatient) return;
    // A hanging page does not hear of a reload.
    isEnding = true;
    webContents.forcefullyCrashRenderer();
  });
  window.on('responsive', () => waiting?.abort());
}

/** Tells that main itself failed, and offers to start again; once until it is answered. */
export function createMainFaultQuestion(window: () => BrowserWindow | null): () => void {
  let isOpen = false;
  return async () => {
    if (!app.isReady()) {
      dialog.showErrorBox('Tidings could not start.', 'Nothing was changed. Start it again.');
      app.exit(1);
    }
    if (isOpen) return;
    isOpen = true;
    const isEnough = await ask(window(), {
      type: 'error',
      message: 'Something in Tidings failed.',
      detail: `${keptThroughCrash} You can go on. Start Tidings again to be sure that all of it works.`,
      buttons: ['Go on', 'Start again'],
    });
    isOpen = false;
    if (isEnough) return;
    app.relaunch();
    app.quit();
  };
}

/** Whether the first of two buttons was pressed, which also Enter and Esc do. */
async function ask(window: BrowserWindow | null, options: MessageBoxOptions): Promise<boolean> {
  const whole = { ...options, defaultId: 0, cancelId: 0 };
  const isThere = window !== null && !window.isDestroyed();
  const { response } = await (isThere ? dialog.showMessageBox(window, whole) : dialog.showMessageBox(whole));
  return response === 0;
}
