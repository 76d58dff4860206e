import { app, type BrowserWindow, dialog, type MessageBoxOptions, type RenderProcessGoneDetails } from 'electron';
import { describeError, keptThroughCrash } from '#app/error.ts';
import { asyncListener } from '#main/practice/async-listener.ts';
import { openLog } from '#main/storage/log-file.ts';
import { createErrorLog, type ErrorLog } from './error-log.ts';

/** How a failed window is described, and how the person can close it. */
export type Watched = {
  /** As in the middle of a sentence. */
  readonly name: string;
  /** What is safe anyway. */
  readonly kept: string;
  readonly giveUp: { readonly label: string; readonly act: () => void };
};

/** The main window. */
export const mainWindow: Watched = {
  name: 'window',
  kept: keptThroughCrash,
  giveUp: { label: 'Quit', act: () => app.quit() },
};

/** Offers to open a window again when its process ended or hangs; the main process, which has all data, continues. */
export function watchForCrash(window: BrowserWindow, { name, kept, giveUp }: Watched, errors: ErrorLog): void {
  const { webContents } = window;
  const closed = new AbortController();
  /** Whether a window that hangs is being closed, so that it can be opened again. */
  let isEnding = false;
  /** Asks whether to wait for a window that hangs; aborted when it answers again. */
  let waiting: AbortController | null = null;

  async function hearEnd({ reason, exitCode }: RenderProcessGoneDetails): Promise<void> {
    waiting?.abort();
    if (reason === 'clean-exit') return;
    if (isEnding) {
      isEnding = false;
      webContents.reload();
      return;
    }
    errors.write(`The ${name}’s process ended: ${reason}, code ${exitCode}.`);
    const isAgreed = await ask(window, {
      type: 'error',
      message: `The ${name} stopped working.`,
      detail: `${kept} Open the ${name} again to continue.`,
      buttons: ['Open again', giveUp.label],
      signal: closed.signal,
    });
    if (window.isDestroyed()) return;
    if (isAgreed) webContents.reload();
    else giveUp.act();
  }

  async function hearHang(): Promise<void> {
    if (waiting !== null || isEnding) return;
    errors.write(`The ${name} did not respond.`);
    waiting = new AbortController();
    const isPatient = await ask(window, {
      type: 'warning',
      message: `The ${name} isn’t responding.`,
      detail: `It may be busy. ${kept} You can wait, or open the ${name} again.`,
      buttons: ['Wait', 'Open again'],
      signal: waiting.signal,
    });
    waiting = null;
    if (isPatient || window.isDestroyed()) return;
    // A page that hangs ignores a reload.
    isEnding = true;
    webContents.forcefullyCrashRenderer();
  }

  const onFailed = () => errors.write(`The question about the ${name} failed.`);
  webContents.on(
    'render-process-gone',
    asyncListener((_event: object, details: RenderProcessGoneDetails) => hearEnd(details), onFailed),
  );
  window.on('unresponsive', asyncListener(hearHang, onFailed));
  window.on('responsive', () => waiting?.abort());
  // Close questions about a window that no longer exists.
  window.on('closed', () => {
    closed.abort();
    waiting?.abort();
  });
}

/** Reports why Tidings couldn't start, and quits: without its data the window has nothing to show. */
export function failStart(error: unknown, folder: string): void {
  const reason = error instanceof Error ? error.message : String(error);
  const errors = createErrorLog(openLog(folder, () => new Date()));
  errors.write('Start-up failed', describeError(error));
  console.error(`Tidings couldn’t start: ${reason}`);
  dialog.showErrorBox(
    'Tidings couldn’t start.',
    `${reason}\n\nNothing was deleted. Check that you can read and write this folder and everything in it. Then start Tidings again.\n${folder}`,
  );
  app.exit(1);
}

/** Reports that the window can't be shown, and quits: without this file it would stay blank. */
export function failWithoutFile(path: string): void {
  console.error(`Tidings couldn’t start: ${path} is missing.`);
  dialog.showErrorBox(
    'Tidings couldn’t start.',
    `A file of the app is missing: ${path}\n\nYour events and settings are safe. Install Tidings again, then start it.`,
  );
  app.exit(1);
}

/** Reports why a folder can't be used and asks for another one; null when the person quits. */
export async function askForFolder(folder: string, problem: string): Promise<string | null> {
  console.error(`Tidings can’t use its folder: ${problem}`);
  const isAgreed = await ask(null, {
    type: 'error',
    message: 'Tidings can’t use its folder.',
    detail: `${problem}\n${folder}\n\nNothing was deleted. Choose another folder for this session, or quit and make this folder writable. To always use another folder, set TIDINGS_USER_DATA to it.`,
    buttons: ['Choose another folder', 'Quit'],
    cancelId: 1,
  });
  if (!isAgreed) return null;
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] });
  return filePaths[0] ?? null;
}

/** Offers to restart after an error in the main process; one question at a time. */
export function createMainErrorQuestion(window: () => BrowserWindow | null, startAgain: () => void): () => void {
  let isOpen = false;
  return async () => {
    if (isOpen) return;
    isOpen = true;
    const isEnough = await ask(window(), {
      type: 'error',
      message: 'Something went wrong in Tidings.',
      detail: `${keptThroughCrash} You can continue. To be safe, restart Tidings.`,
      buttons: ['Continue', 'Restart'],
    });
    isOpen = false;
    if (!isEnough) startAgain();
  };
}

/** Whether the first of two buttons was pressed, which also Enter does, and Esc unless `cancelId` names the other. */
async function ask(window: BrowserWindow | null, options: MessageBoxOptions): Promise<boolean> {
  const whole = { defaultId: 0, cancelId: 0, ...options };
  const isThere = window !== null && !window.isDestroyed();
  const { response } = await (isThere ? dialog.showMessageBox(window, whole) : dialog.showMessageBox(whole));
  return response === 0;
}
