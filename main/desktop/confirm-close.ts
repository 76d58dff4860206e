import { type BrowserWindow, dialog } from 'electron';
import type { WindowSaved } from './save-window.ts';

/** Ends the run that is under way, and resolves when it has come to rest. A second time it waits for no answer. */
export type StopRun = () => Promise<void>;

type Closing = {
  /** Null while no run is under way. */
  readonly runUnderWay: () => StopRun | null;
  /** Has everything saved that was typed. */
  readonly save: () => Promise<WindowSaved>;
  /** The system ends, and waits for nobody: nothing is asked. */
  readonly isSystemEnding: () => boolean;
  /** Hears that the window stays open. */
  readonly onKept: () => void;
};

/**
 * Lets the window close only once all that was typed is saved. It asks first where a run is under way, which is then stopped
 * and saved so that it can be continued later, and where something would be lost. Who closes once more while the run is
 * being stopped doesn't wait for what is under way. A window that doesn't answer is closed all the same.
 */
export function confirmClose(window: BrowserWindow, closing: Closing): void {
  const { runUnderWay, save, isSystemEnding, onKept } = closing;
  let state: 'open' | 'asking' | 'stopping' | 'saving' | 'saved' = 'open';
  window.on('close', (event) => {
    if (state === 'saved') return;
    event.preventDefault();
    if (state === 'stopping') void runUnderWay()?.();
    // A fault in here must not keep the app open.
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
      // Something may have been typed while the question stood there.
      await save();
    }
    state = 'saved';
    // One that hangs doesn't close when it is told to.
    if (saved.isAnswering) window.close();
    else window.destroy();
  }

  function keep(): void {
    state = 'open';
    onKept();
  }
}

/** Loads the window again once all that was typed is saved; asks first where something would be lost. */
export async function reloadWhenSaved(window: BrowserWindow, save: () => Promise<WindowSaved>): Promise<void> {
  const question = questionAbout(await save(), 'reload');
  if (question === null || (await isAgreed(window, question))) window.webContents.reload();
}

type Question = { readonly message: string; readonly detail: string; readonly no: string; readonly yes: string };

const stopQuestion: Question = {
  message: 'A run is under way. Stop it and close?',
  detail: 'What is not sent yet stays with the run. Send it later with “Send unsent”.',
  no: 'Keep it running',
  yes: 'Stop and close',
};

/** What to ask when something would be lost; null when nothing would. */
function questionAbout({ unsavedForms, problems }: WindowSaved, next: 'close' | 'reload'): Question | null {
  const says = [
    ...problems,
    ...(unsavedForms.length === 0 ? [] : [`You have unsaved changes in: ${unsavedForms.join(', ')}.`]),
  ];
  if (says.length === 0) return null;
  const detail = `${says.join('\n')}\nWhat isn’t saved is lost when ${next === 'close' ? 'Tidings closes' : 'the window reloads'}.`;
  const message = problems.length > 0 ? 'Your last changes couldn’t be saved.' : 'You have unsaved changes.';
  return { message, detail, no: 'Go back', yes: next === 'close' ? 'Discard and close' : 'Discard and reload' };
}

/** Esc and Enter say no: nothing is lost by a key pressed too fast. */
async function isAgreed(window: BrowserWindow, { message, detail, no, yes }: Question): Promise<boolean> {
  const options = { type: 'question' as const, message, detail, buttons: [no, yes], defaultId: 0, cancelId: 0 };
  const { response } = await dialog.showMessageBox(window, options);
  return response === 1;
}
