import { type BrowserWindow, dialog } from 'electron';
import type { WindowSaved } from './save-window.ts';

/** Stops the run that is under way, and resolves when it has ended. A second call doesn't wait for answers. */
export type StopRun = () => Promise<void>;

type Closing = {
  /** Null while no run is under way. */
  readonly runUnderWay: () => StopRun | null;
  /** Whether a file that the person chose, such as an export, is being written. */
  readonly isWritingFile: () => boolean;
  /** Has everything saved that was typed. */
  readonly save: () => Promise<WindowSaved>;
  /** Whether the system is shutting down: then nothing is asked. */
  readonly isSystemEnding: () => boolean;
  /** Called when the window stays open. */
  readonly onKept: () => void;
};

/** Asks a question in front of a window, and resolves with whether the answer is yes. Aborted, it is no. */
type Ask = (window: BrowserWindow, question: Question, signal?: AbortSignal) => Promise<boolean>;

/**
 * Lets the window close only once everything typed is saved. It asks first when a run is under way, which is then stopped
 * and saved so that it can be continued later, when a file is being written, and when something would be lost. Closing again while the run is being
 * stopped doesn't wait for events under way. A window that doesn't answer is closed too.
 */
export function confirmClose(window: BrowserWindow, closing: Closing, ask: Ask = askInBox): void {
  const { runUnderWay, isWritingFile, save, isSystemEnding, onKept } = closing;
  let state: 'open' | 'asking' | 'stopping' | 'saving' | 'saved' = 'open';
  /** Closes the open question when the system ends meanwhile. */
  let systemEnd = new AbortController();
  window.on('close', (event) => {
    if (state === 'saved') return;
    event.preventDefault();
    if (isSystemEnding()) systemEnd.abort();
    if (state === 'stopping') void runUnderWay()?.();
    // An error in here must not keep the app open.
    if (state === 'open') void close().catch(() => window.destroy());
  });

  async function close(): Promise<void> {
    state = 'asking';
    const stop = runUnderWay();
    if (stop !== null && !(await mayContinue(stopQuestion))) return keep();
    if (isWritingFile() && !(await mayContinue(fileQuestion))) return keep();
    if (stop !== null) {
      state = 'stopping';
      await stop();
    }
    state = 'saving';
    const saved = await save();
    // Where nobody is asked, nothing is typed meanwhile: a second save would only delay the system.
    const question = isSystemEnding() ? null : questionAbout(saved, 'close');
    if (question !== null) {
      if (!(await mayContinue(question))) return keep();
      // Something may have been typed while the question was open.
      await save();
    }
    state = 'saved';
    // A window that hangs doesn't react to close().
    if (saved.isAnswering) window.close();
    else window.destroy();
  }

  async function mayContinue(question: Question): Promise<boolean> {
    if (isSystemEnding()) return true;
    const { signal } = systemEnd;
    const isAnsweredYes = await Promise.race([ask(window, question, signal), aborted(signal)]);
    return isAnsweredYes || isSystemEnding();
  }

  function keep(): void {
    state = 'open';
    systemEnd = new AbortController();
    onKept();
  }
}

/**
 * Reloads a window once everything typed is saved; asks first when something would be lost. Asking again meanwhile changes
 * nothing: a second answer isn't about the page that the first one reloads.
 */
export function createReload(
  save: () => Promise<WindowSaved>,
  ask: Ask = askInBox,
): (window: BrowserWindow) => Promise<void> {
  let isUnderWay = false;
  return async (window) => {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      const question = questionAbout(await save(), 'reload');
      if (question === null || (await ask(window, question))) window.webContents.reload();
    } finally {
      isUnderWay = false;
    }
  };
}

type Question = { readonly message: string; readonly detail: string; readonly no: string; readonly yes: string };

const stopQuestion: Question = {
  message: 'Stop the run and close Tidings?',
  detail: 'Events that aren’t sent yet stay in the run. Send them later with “Send unsent”.',
  no: 'Keep running',
  yes: 'Stop and close',
};

const fileQuestion: Question = {
  message: 'Stop saving the file and close Tidings?',
  detail: 'The file isn’t complete yet. If you close Tidings now, the file isn’t saved.',
  no: 'Keep saving',
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
const askInBox: Ask = async (window, question, signal) => {
  const { message, detail, no, yes } = question;
  const options = { type: 'question' as const, message, detail, buttons: [no, yes], defaultId: 0, cancelId: 0 };
  const { response } = await dialog.showMessageBox(window, signal === undefined ? options : { ...options, signal });
  return response === 1;
};

/** False once it is aborted: a system that doesn't close the question must not keep the window open. */
function aborted(signal: AbortSignal): Promise<false> {
  return new Promise((done) => signal.addEventListener('abort', () => done(false), { once: true }));
}
