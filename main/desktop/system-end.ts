import { app, type BrowserWindow, powerMonitor } from 'electron';

/**
 * Quits when the person logs out or shuts the computer down, with no question: what was typed is saved as always.
 * @param tellClosing has the window save what was typed
 * @returns whether the system is ending
 */
export function watchSystemEnd(window: BrowserWindow, tellClosing: () => void): () => boolean {
  let isEnding = false;
  // Windows waits for no answer here.
  window.on('session-end', () => {
    isEnding = true;
    tellClosing();
  });
  powerMonitor.on('shutdown', () => {
    isEnding = true;
    app.quit();
  });
  return () => isEnding;
}
