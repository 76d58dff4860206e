import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, clipboard, nativeTheme, session } from 'electron';
import { z } from 'zod';
import { practiceEnvironment } from '#app/environment/practice.ts';
import { type Notice, type Settings, settingsSchema } from '#app/ipc/state.ts';
import { createSender } from '#main/http/sender.ts';
import { createHandlers } from '#main/ipc/handlers.ts';
import { pushTo, serve } from '#main/ipc/serve.ts';
import { startPracticeServer } from '#main/practice/practice-server.ts';
import { openDocument } from '#main/storage/document-store.ts';
import { openEnvironments } from '#main/storage/environments.ts';
import { openHistory } from '#main/storage/history/history.ts';
import { createRecentAnswers } from '#main/storage/recent-answers.ts';
import { setMenu } from './menu.ts';
import { lockSession, openExternal, registerAppScheme } from './security.ts';
import { userDataFolder } from './user-data.ts';
import { focusWindow, openWindow } from './window.ts';

const built = resolve(import.meta.dirname, '..');
const usualSettings: Settings = { theme: 'system' };
let window: BrowserWindow | null = null;

registerAppScheme();
const folder = userDataFolder(process.env, process.platform);
if (folder !== null) {
  mkdirSync(folder, { recursive: true });
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);
}
if (!app.requestSingleInstanceLock()) app.quit();
else {
  app.on('second-instance', () => focusWindow(window));
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start, fail);
}

async function start(): Promise<void> {
  const notices: Notice[] = [];
  const now = () => new Date();
  const newId = () => crypto.randomUUID();
  const onNotice = (says: string) => {
    const notice: Notice = { id: newId(), level: 'problem', says };
    notices.push(notice);
    pushTo(window, 'notice.raised', notice);
  };
  const place = { folder: app.getPath('userData'), onNotice, now };

  const settings = openDocument({ ...place, name: 'settings', schema: settingsSchema, empty: usualSettings });
  nativeTheme.themeSource = settings.read().theme;
  setMenu(process.platform);
  lockSession(session.defaultSession, join(built, 'renderer'));

  const port = openDocument({ ...place, name: 'practice', schema: z.object({ port: z.number() }), empty: { port: 0 } });
  const practice = await startPracticeServer({
    port: port.read().port,
    onReceived: (event) => pushTo(window, 'practice.received', event),
    now,
    newId,
  });
  if (practice.port !== port.read().port) port.write({ port: practice.port });
  app.on('will-quit', () => void practice.stop());

  const environments = openEnvironments(place, () => practiceEnvironment(practice.places));
  const history = openHistory(place);
  const answers = createRecentAnswers();
  const sender = createSender({
    findEnvironment: environments.find,
    begin: history.begin,
    complete: history.complete,
    keepAnswer: answers.keep,
    onChange: (exchange) => pushTo(window, 'exchange.changed', { exchange, total: history.count() }),
    now,
    newId,
  });
  const handlers = createHandlers({
    environments,
    settings,
    history,
    answers,
    sender,
    practice,
    notices: () => notices,
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    openExternal,
    writeClipboard: (text) => clipboard.writeText(text),
  });
  serve(handlers, () => window);
  window = openWindow(join(built, 'preload/preload.cjs'));
}

function fail(error: unknown): void {
  console.error(`Tidings could not start: ${error instanceof Error ? error.message : String(error)}`);
  app.exit(1);
}
