import { type BrowserWindow, dialog } from 'electron';
import type { WindowSaved } from './save-window.ts';

/** Stops the run that is under way, and resolves when it has ended. A second call doesn't wait for answers. */
export type StopRun = () => Promise<void>;

type Closing = {
  /** Null while no run is under way. */
  readonly runUnderWay: () => StopRun | null;
  /** Has everything saved that was typed. */
  readonly save: () => Promise<WindowSaved>;
  /** Whether the system is shutting down: then nothing is asked. */
  readonly isSystemEnding: () => boolean;
  /** Called when the window stays open. */
  readonly onKept: () => void;
};

/**
 * Lets the window close only once everything typed is saved. It asks first when a run is under way, which is then stopped
 * and saved so that it can be continued later, and when something would be lost. Closing again while the run is being
 * stopped doesn't wait for events under way. A window that doesn't answer is closed too.
 */
export function confirmClose(window: BrowserWindow, closing: Closing): void {
  const { runUnderWay, save, isSystemEnding, onKept } = closing;
  let state: 'open' | 'asking' | 'stopping' | 'saving' | 'saved' = 'open';
  window.on('close', (event) => {
    if (state === 'saved') return;
    event.preventDefault();
    if (state === 'stopping') void runUnderWay()?.();
    // An error in here must not keep the app open.
    if (state === 'open') void close().catch(() => window.destroy());
  });

  async function close(): Promise<void> {
    state = 'asking';
    const stop = runUnderWay();
    if (stop !== null && !isSystemEnding() && !(await isAgreed(window, stopQuestion))) return keep();
    if (stop !== null) {
      state = 'stopping';
      await stop();
    }
    state = 'saving';
    const saved = await save();
    const question = isSystemEnding() ? null : questionAbout(saved, 'close');
    if (question !== null) {
      if (!(await isAgreed(window, question))) return keep();
      // Something may have been typed while the question was open.
      await save();
    }
    state = 'saved';
    // A window that hangs doesn't react to close().
    if (saved.isAnswering) window.close();
    else window.destroy();
  }

  function keep(): void {
    state = 'open';
    onKept();
  }
}

/** Reloads the window once everything typed is saved; asks first when something would be lost. */
export async function reloadWhenSaved(window: BrowserWindow, save: () => Promise<WindowSaved>): Promise<void> {
  const question = questionAbout(await save(), 'reload');
  if (question === null || (await isAgreed(window, question))) window.webContents.reload();
}

type Question = { readonly message: string; readonly detail: string; readonly no: string; readonly yes: string };

const stopQuestion: Question = {
  message: 'Stop the run and close Tidings?',
  detail: 'Events that aren’t sent yet stay in the run. Send them later with “Send unsent”.',
  no: 'Keep running',
  yes: 'Stop and close',
};

/** What to ask when something would be lost; null when nothing would. */
function questionAbout({ unsavedForms, problems }: WindowSaved, next: 'close' | 'reload'): Question | null {
  const says = [
    ...problems,
    ...(unsavedForms.length === 0 ? [] : [`You have unsaved changes in: ${unsavedForms.join(', ')}.`]),
  ];
  if (says.length === 0) return null;
  const detail = `${says.join('\n')}\nUnsaved changes are lost when ${next === 'close' ? 'Tidings closes' : 'the window reloads'}.`;
  const message = problems.length > 0 ? 'Your last changes couldn’t be saved.' : 'You have unsaved changes.';
  return { message, detail, no: 'Go back', yes: next === 'close' ? 'Discard and close' : 'Discard and reload' };
}

/** Esc and Enter say no: nothing is lost by a key pressed too fast. */
async function isAgreed(window: BrowserWindow, { message, detail, no, yes }: Question): Promise<boolean> {
  const options = { type: 'question' as const, message, detail, buttons: [no, yes], defaultId: 0, cancelId: 0 };
  const { response } = await dialog.showMessageBox(window, options);
  return response === 1;
}
