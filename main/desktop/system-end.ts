import { app, type BrowserWindow, powerMonitor } from 'electron';

/**
 * Quits without a question when the person logs out or shuts the computer down; everything typed is saved as always.
 * @param requestSave asks the window to save
 * @returns whether the system is ending
 */
export function watchSystemEnd(window: BrowserWindow, requestSave: () => void): () => boolean {
  let isEnding = false;
  // Windows doesn't wait for an answer here.
  window.on('session-end', () => {
    isEnding = true;
    requestSave();
  });
  powerMonitor.on('shutdown', () => {
    isEnding = true;
    app.quit();
  });
  return () => isEnding;
}
