import { type BrowserWindow, dialog } from 'electron';

/** Ends the run that is under way, and resolves when it has come to rest. */
export type StopRun = () => Promise<void>;

/**
 * Asks before the window closes on a run that is under way. Said yes, the run is stopped and saved first, so that it can be
 * gone on with later.
 * @param runUnderWay null while there is none
 */
export function askBeforeClosing(window: BrowserWindow, runUnderWay: () => StopRun | null): void {
  let isAsking = false;
  window.on('close', (event) => {
    const stop = runUnderWay();
    if (stop === null) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void ask(window, stop).finally(() => {
      isAsking = false;
    });
  });
}

async function ask(window: BrowserWindow, stop: StopRun): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'A run is under way. Stop it and close?',
    detail: 'What is not sent yet stays with the run. Send it later with “Send unsent”.',
    buttons: ['Keep it running', 'Stop and close'],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 0) return;
  await stop();
  window.close();
}
