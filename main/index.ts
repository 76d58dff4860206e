import { basename, extname, join, resolve } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, nativeTheme, safeStorage, session, shell } from 'electron';
import { createCallsUnderWay } from '#main/ipc/calls-under-way.ts';
import { pushTo, serve, takeFiles } from '#main/ipc/serve.ts';
import { openLog } from '#main/storage/log-file.ts';
import { confirmClose, reloadWhenSaved } from './desktop/confirm-close.ts';
import {
  askForFolder,
  createMainErrorQuestion,
  failStart,
  failWithoutFile,
  mainWindow,
  watchForCrash,
} from './desktop/crash.ts';
import { createErrorLog, watchMain } from './desktop/error-log.ts';
import { setMenu } from './desktop/menu.ts';
import { fileIn, holdOpenedFile } from './desktop/opened-file.ts';
import { relaunchOptions } from './desktop/relaunch.ts';
import { createRemote } from './desktop/remote-window.ts';
import { createWindowSaving } from './desktop/save-window.ts';
import { lockSession, openExternal, registerAppScheme } from './desktop/security.ts';
import { showRunNotification } from './desktop/show-run-notification.ts';
import { folderError } from './desktop/start-folder.ts';
import { watchSystemEnd } from './desktop/system-end.ts';
import { themeAtStart, userDataFolder } from './desktop/user-data.ts';
import { focusWindow, openWindow, windowPlaceOf } from './desktop/window.ts';
import { lastWindowPlace } from './desktop/window-bounds.ts';
import type { Cipher } from './secrets/secrets.ts';
import { formatDiagnostics } from './settings/diagnostics.ts';

const built = resolve(import.meta.dirname, '..');
let window: BrowserWindow | null = null;
let isStartingAgain = false;
/** How long closing waits for what was typed to be saved, in milliseconds. */
const closingLimitMs = 2_000;
const openedFile = holdOpenedFile(() => pushTo(window, 'file.opened', {}));

registerAppScheme();
const folder = userDataFolder(process.env, process.platform) ?? app.getPath('userData');
const folderProblem = folderError(folder);
if (folderProblem === null) {
  keepAllIn(folder);
  open();
} else app.whenReady().then(() => openElsewhere(folder, folderProblem));

/** Asks for another folder until there is one that can be used, or the person quits. */
async function openElsewhere(refused: string, problem: string): Promise<void> {
  const chosen = await askForFolder(refused, problem);
  if (chosen === null) return app.exit(1);
  const again = folderError(chosen);
  if (again !== null) return openElsewhere(chosen, again);
  keepAllIn(chosen);
  open();
}

function keepAllIn(place: string): void {
  app.setPath('userData', place);
  app.setPath('sessionData', place);
}

function open(): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('second-instance', (_event, args, from) => {
    focusWindow(window);
    openedFile.give(fileIn(args, from));
  });
  // How macOS names a file, which may be before there is a window.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    focusWindow(window);
    openedFile.give(path);
  });
  openedFile.give(fileIn(process.argv, process.cwd()));
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => isStartingAgain && app.relaunch(relaunchOptions(process)));
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => failStart(error, app.getPath('userData')));
}

/**
 * The window opens first; what it asks for is loaded, read and listened to while it draws. Only the theme is looked up
 * before, for the window's own ground.
 */
async function start(): Promise<void> {
  const userData = app.getPath('userData');
  const log = openLog(userData, () => new Date());
  const faults = createErrorLog(log);
  watchMain(
    faults,
    createMainErrorQuestion(() => window, startAgain),
  );
  nativeTheme.themeSource = themeAtStart(userData);
  const onChosen = (id: string) => {
    focusWindow(window);
    pushTo(window, 'command.chosen', { id });
  };
  setMenu([], onChosen);
  const drawing = whenDrawing();
  const preload = join(built, 'preload/preload.cjs');
  const remote = createRemote(preload, faults);
  lockSession(session.defaultSession, join(built, 'renderer'), (path, isMissing) => {
    if (isMissing && isStartFile(path)) failWithoutFile(path);
    else drawing.hear(path);
  });
  const calls = createCallsUnderWay();
  const saving = createWindowSaving({ tell: tellClosing, calls, limitMs: closingLimitMs });
  const services = drawing.begun
    .then(() => import('./services.ts'))
    .then(({ openServices }) =>
      openServices({
        folder: userData,
        push: (name, value) => pushTo(window, name, value),
        onRunEnded: (progress) =>
          showRunNotification(progress, window?.isFocused() ?? false, (runId) => {
            focusWindow(window);
            pushTo(window, 'run.asked', { runId });
          }),
        applyLooks: ({ theme, zoom }) => {
          nativeTheme.themeSource = theme;
          // Set anew, even the same one has all of the page laid out again.
          if (window?.webContents.getZoomFactor() !== zoom) window?.webContents.setZoomFactor(zoom);
        },
        openExternal,
        writeClipboard: (text) => clipboard.writeText(text),
        askWhereTo,
        offerMenu: (commands) => setMenu(commands, onChosen),
        describe: (counts) =>
          formatDiagnostics({
            versions: { tidings: app.getVersion(), ...process.versions },
            system: `${process.platform} ${process.getSystemVersion()} ${process.arch}`,
            isPackaged: app.isPackaged,
            counts,
            faults: faults.recent(),
          }),
        onError: faults.write,
        reloadWindow: () => void (window !== null && reloadWhenSaved(window, saving.save)),
        onWindowSaved: saving.hear,
        takeOpenedFile: openedFile.take,
        showFolder: () => void shell.openPath(userData),
        restart: startAgain,
        emptyCaches,
        remote,
        resolveProxy: (url) => session.defaultSession.resolveProxy(url),
        cipher,
      }),
    );
  serve(
    services.then(({ answer }) => calls.track(answer)),
    { window: () => window, remote: remote.window },
  );
  takeFiles(
    services.then(({ giveFile }) => giveFile),
    () => window,
  );
  const opened = openWindow(preload, lastWindowPlace(userData));
  window = opened;
  watchForCrash(opened, mainWindow, faults);
  log.write(`Started on ${process.platform} ${process.arch}.`);
  opened.on('closed', remote.close);
  const { close, keepWindowPlace, runUnderWay } = await services;
  confirmClose(opened, {
    runUnderWay,
    save: async () => {
      const kept = keepWindowPlace(windowPlaceOf(opened));
      const saved = await saving.save();
      await kept;
      return saved;
    },
    isSystemEnding: watchSystemEnd(opened, tellClosing),
    onKept: () => {
      isStartingAgain = false;
    },
  });
  app.on('will-quit', close);
}

/** Tells the window to save. Returns false where it can't hear it. */
function tellClosing(): boolean {
  if (window === null || window.isDestroyed() || window.webContents.isCrashed()) return false;
  pushTo(window, 'window.closing', {});
  return true;
}

/** Ends Tidings and starts it again. Nothing of it is left where the person rather keeps a run going. */
function startAgain(): void {
  isStartingAgain = true;
  app.quit();
}

/** Tells when the window has what it draws itself with, so that main's own loading does not keep it waiting. */
function whenDrawing(): { readonly begun: Promise<void>; readonly hear: (path: string) => void } {
  let begin = () => {};
  const begun = new Promise<void>((done) => {
    begin = done;
  });
  const awaited = new Set(['.js', '.css']);
  const hear = (path: string) => {
    if (basename(path).startsWith('window-')) awaited.delete(extname(path));
    if (awaited.size === 0) setImmediate(begin);
  };
  return { begun, hear };
}

/** Whether the window shows nothing at all without this file: what its page names. Parts that are loaded later tell of themselves. */
function isStartFile(path: string): boolean {
  return path === '/' || path === '/index.html' || /^(window|zod|rolldown-runtime)-/.test(basename(path));
}

/** Our own pages leave nothing of a person there, but a erased customer must not depend on that. */
async function emptyCaches(): Promise<void> {
  await session.defaultSession.clearCache();
  await session.defaultSession.clearStorageData();
}

/** The system's keyring. Without one, Electron would only scramble what we give it: that is as good as plain text. */
const cipher: Cipher = {
  canKeep: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())),
  seal: (text) => safeStorage.encryptString(text),
  open: (sealed) => safeStorage.decryptString(sealed),
};

async function askWhereTo(name: string): Promise<string | null> {
  const options = { defaultPath: join(app.getPath('documents'), name) };
  const answer = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return answer.canceled ? null : answer.filePath;
}
