import { app, type BrowserWindow, dialog } from 'electron';

const kept = 'Your open events are as you left them a second ago. What was sent is in the history.';

/** Offers to open the window again when what draws it ended or hangs; main, which keeps everything, goes on. */
export function watchForCrash(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'The window stopped working.',
      detail: `${kept} Open the window again to go on.`,
      buttons: ['Open it again', 'Quit'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 0) webContents.reload();
    else app.quit();
  });
  window.on('unresponsive', async () => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The window does not answer.',
      detail: `It may be busy with something large. ${kept} You can wait, or open the window again.`,
      buttons: ['Wait', 'Open it again'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 0) return;
    // A hanging page does not hear of a reload.
    webContents.removeAllListeners('render-process-gone');
    webContents.once('render-process-gone', () => {
      webContents.reload();
      watchForCrash(window);
    });
    window.removeAllListeners('unresponsive');
    webContents.forcefullyCrashRenderer();
  });
}
