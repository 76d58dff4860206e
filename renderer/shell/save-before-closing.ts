import { ignoreResult } from '#app/ignore-result.ts';
import { call, listen } from '#renderer/bridge.ts';
import { saveEverything } from '#renderer/ui/leaving.ts';
import { unsavedForms } from '#renderer/ui/unsaved.ts';

/** Saves all that was typed when main is about to close or reload the window, and tells main of what only a Save button keeps. */
export function saveBeforeClosing(): () => void {
  return listen('window.closing', () => {
    try {
      saveEverything();
    } finally {
      ignoreResult(
        call('window.saved', { unsavedForms: unsavedForms() }),
        'Main waits a while for it, and closes all the same.',
      );
    }
  });
}
