import { join, resolve } from 'node:path';
import { app, nativeTheme, session } from 'electron';
import { createCallsUnderWay } from '#main/ipc/calls-under-way.ts';
import { type Answerer, serve, takeFiles } from '#main/ipc/serve.ts';
import { openLog } from '#main/storage/log-file.ts';
import { collectAfterStart, holdYoungGenerationSmall } from '#main/storage/v8-heap.ts';
import type { Backend } from './backend.ts';
import { closeWithPage, createAudience } from './desktop/audience-window.ts';
import { confirmClose } from './desktop/confirm-close.ts';
import { createMainErrorQuestion, failStart, failWithoutFile, mainWindow, watchForCrash } from './desktop/crash.ts';
import { chooseCommand, createDesktop } from './desktop/electron-desktop.ts';
import { createErrorLog, type ErrorLog, watchMain } from './desktop/error-log.ts';
import { type FirstPaint, isNeededToStart, watchFirstPaint } from './desktop/first-paint.ts';
import { frameAtStart } from './desktop/frame-at-start.ts';
import { mayHaveGraphicsCard } from './desktop/graphics-card.ts';
import { createMainWindow } from './desktop/main-window.ts';
import { setMenu } from './desktop/menu.ts';
import { createOpenedFiles, filesIn } from './desktop/opened-file.ts';
import { pageOf } from './desktop/page.ts';
import { createRemote } from './desktop/remote-window.ts';
import { createRestart } from './desktop/restart.ts';
import { createWindowSaving, type WindowSaving } from './desktop/save-window.ts';
import { lockSession, registerAppScheme } from './desktop/security.ts';
import { watchSystemEnd } from './desktop/system-end.ts';
import { withUsableFolder } from './desktop/usable-folder.ts';
import { themeAtStart, userDataFolder } from './desktop/user-data.ts';
import { windowPlaceOf } from './desktop/window.ts';
import { lastWindowPlace } from './desktop/window-bounds.ts';
import { loadBackend } from './load-backend.ts';

const built = resolve(import.meta.dirname, '..');
const preload = join(built, 'preload/preload.cjs');
/** How long closing waits for the window to save, in milliseconds. */
const closingLimitMs = 2_000;

registerAppScheme();
// V8 prefers memory in the windows. Flags of the command line come later, so they win.
app.commandLine.appendSwitch('js-flags', `--optimize-for-size ${app.commandLine.getSwitchValue('js-flags')}`.trim());
if (!mayHaveGraphicsCard(process.platform, '/dev')) app.disableHardwareAcceleration();
const window = createMainWindow();
const openedFiles = createOpenedFiles(() => window.push('file.opened', {}));
const restart = createRestart();
withUsableFolder(userDataFolder(process.env, process.platform) ?? app.getPath('userData'), startOnce);

/** Starts Tidings, or brings the one that is already open to the front. */
function startOnce(): void {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  receiveOpenedFiles();
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() => start(app.getPath('userData')))
    .catch((error: unknown) => failStart(error, app.getPath('userData')));
}

/** Takes workspace files from the command line, from a second instance and from macOS, perhaps before there is a window. */
function receiveOpenedFiles(): void {
  app.on('second-instance', (_event, args, from) => {
    window.focus();
    openedFiles.add(filesIn(args, from));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    window.focus();
    openedFiles.add([path]);
  });
  openedFiles.add(filesIn(process.argv, process.cwd()));
}

/** Opens the window first. The services load while it draws, and its calls wait for them. */
async function start(folder: string): Promise<void> {
  const log = openLog(folder, () => new Date());
  const errors = createErrorLog(log);
  watchMain(errors, createMainErrorQuestion(window.current, restart.request));
  nativeTheme.themeSource = themeAtStart(folder);
  setMenu([], (id) => chooseCommand(window, id));
  const firstPaint = watchFirstPaint();

  const calls = createCallsUnderWay();
  const saving = createWindowSaving({ requestSave: window.requestSave, calls, limitMs: closingLimitMs });
  const ofPresenter = { presenter: window.current, errors };
  const remote = createRemote(preload, { ...ofPresenter, isAudienceOpen: () => audience.window() !== null });
  const audience = createAudience(preload, { ...ofPresenter, onPlaced: remote.leaveAudience });
  const desktop = createDesktop({
    folder,
    window,
    remote,
    audience,
    saving,
    errors,
    openedFiles,
    restart: restart.request,
  });
  // Almost all that a start makes stays. V8 would take that for an app that needs more room.
  const letHeapGrow = holdYoungGenerationSmall();
  const onStarted = () => {
    letHeapGrow();
    collectAfterStart();
  };
  const backend = firstPaint.begun.then(() => loadBackend(desktop, onStarted));
  const answer = backend.then((opened) => calls.track(opened.answer));
  serve(answer, { window: window.current, remote: remote.window, audience: audience.window });
  serveOwnFiles(folder, answer, firstPaint);
  const giveFile = backend.then((opened) => opened.giveFile);
  takeFiles(giveFile, window.current);

  const opened = openWatched(folder, errors);
  log.write(`Started on ${process.platform} ${process.arch}.`);
  closeWithPage(opened, () => {
    remote.close();
    audience.close('chosen');
  });
  confirmCloseOf(opened, saving, await backend);
}

/** Serves our files, and nothing else, to the window. Its page gets the session as soon as the services are open. */
function serveOwnFiles(folder: string, answer: Promise<Answerer>, firstPaint: FirstPaint): void {
  const openSession = async () => {
    const reply = await (await answer)('session.open', {});
    return reply.ok ? reply.value : null;
  };
  lockSession(session.defaultSession, join(built, 'renderer'), {
    window: window.current,
    page: (file) => pageOf({ file, frame: () => frameAtStart(folder), session: openSession }),
    onServed: (path, isMissing) => {
      if (isMissing && isNeededToStart(path)) failWithoutFile(path);
      else firstPaint.onServed(path);
    },
  });
}

function openWatched(folder: string, errors: ErrorLog) {
  const opened = window.open(preload, lastWindowPlace(folder));
  watchForCrash(opened, mainWindow, errors);
  return opened;
}

/** Saves everything before the window closes, and closes the services when the app quits. */
function confirmCloseOf(opened: ReturnType<typeof window.open>, saving: WindowSaving, backend: Backend): void {
  confirmClose(opened, {
    runUnderWay: backend.runUnderWay,
    isWritingFile: backend.isWritingFile,
    save: async () => {
      const kept = backend.keepWindowPlace(windowPlaceOf(opened));
      const saved = await saving.save();
      await kept;
      return saved;
    },
    isSystemEnding: watchSystemEnd(opened, window.requestSave),
    onKept: restart.cancel,
  });
  app.on('will-quit', backend.close);
}
