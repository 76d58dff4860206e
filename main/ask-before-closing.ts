import { type BrowserWindow, dialog } from 'electron';

/** Ends the run that is under way, and resolves when it has come to rest. A second time it waits for no answer. */
export type StopRun = () => Promise<void>;

/**
 * Asks before the window closes on a run that is under way. Said yes, the run is stopped and saved first, so that it can be
 * gone on with later; who closes once more does not wait for what is under way.
 * @param runUnderWay null while there is none
 * @param onKept hears that the window stays open
 */
export function askBeforeClosing(window: BrowserWindow, runUnderWay: () => StopRun | null, onKept: () => void): void {
  let state: 'open' | 'asking' | 'stopping' = 'open';
  window.on('close', (event) => {
    const stop = runUnderWay();
    if (stop === null) return;
    event.preventDefault();
    if (state === 'stopping') void stop();
    if (state === 'open') void close(stop);
  });

  async function close(stop: StopRun): Promise<void> {
    state = 'asking';
    if (!(await isAgreed(window))) {
      state = 'open';
      return onKept();
    }
    state = 'stopping';
    await stop();
    window.close();
  }
}

async function isAgreed(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'A run is under way. Stop it and close?',
    detail: 'What is not sent yet stays with the run. Send it later with “Send unsent”.',
    buttons: ['Keep it running', 'Stop and close'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
