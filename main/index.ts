import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, nativeTheme, session } from 'electron';
import { z } from 'zod';
import { practiceEnvironment } from '#app/environment/practice.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import { type Notice, type Settings, settingsSchema } from '#app/ipc/state.ts';
import { createSender } from '#main/http/sender.ts';
import { createHandlers } from '#main/ipc/handlers.ts';
import { pushTo, serve } from '#main/ipc/serve.ts';
import { startPracticeServer } from '#main/practice/practice-server.ts';
import { type DocumentStore, openDocument, type StorePlace } from '#main/storage/document-store.ts';
import { openEnvironments } from '#main/storage/environments.ts';
import { openHistory } from '#main/storage/history/history.ts';
import { createVisitors } from '#main/storage/history/visitors.ts';
import { createRecentAnswers } from '#main/storage/recent-answers.ts';
import { openTabs } from '#main/storage/tabs.ts';
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

/** The window opens first, and what it asks for follows: reading and listening take place while it loads. */
async function start(): Promise<void> {
  const notices: Notice[] = [];
  const now = () => new Date();
  const newId = () => crypto.randomUUID();
  const onNotice = (says: string) => {
    const notice: Notice = { id: newId(), level: 'problem', says };
    notices.push(notice);
    pushTo(window, 'notice.raised', notice);
  };
  const place: StorePlace = { folder: app.getPath('userData'), onNotice, now };
  const settings = openDocument({ ...place, name: 'settings', schema: settingsSchema, empty: usualSettings });
  nativeTheme.themeSource = settings.read().theme;
  setMenu(process.platform);
  lockSession(session.defaultSession, join(built, 'renderer'));
  const handlers = openRooms(place, settings, notices, newId);
  serve(handlers, () => window);
  window = openWindow(join(built, 'preload/preload.cjs'));
  await handlers;
}

/** Opens the stores and the practice server, and joins them to the contract. */
async function openRooms(
  place: StorePlace,
  settings: DocumentStore<Settings>,
  notices: readonly Notice[],
  newId: () => string,
): Promise<Handlers> {
  const { now } = place;
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
  const visitors = createVisitors(history);
  const answers = createRecentAnswers();
  const onHistoryChanged = () => pushTo(window, 'history.changed', { total: history.count() });
  void history.ready.then(onHistoryChanged);
  app.on('will-quit', history.close);
  const sender = createSender({
    findEnvironment: environments.find,
    begin: history.begin,
    leave: history.leave,
    complete: (exchange) => {
      const fault = history.complete(exchange);
      history.flush();
      return fault;
    },
    keepAnswer: answers.keep,
    onChange: (exchange) => {
      visitors.add(exchange);
      pushTo(window, 'exchange.changed', { exchange, total: history.count() });
    },
    now,
    newId,
  });
  return createHandlers({
    environments,
    settings,
    history,
    visitors,
    tabs: openTabs(place),
    answers,
    sender,
    practice,
    now,
    onHistoryChanged,
    askWhereTo,
    notices: () => notices,
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    openExternal,
    writeClipboard: (text) => clipboard.writeText(text),
  });
}

async function askWhereTo(name: string): Promise<string | null> {
  const options = { defaultPath: join(app.getPath('documents'), name) };
  const answer = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  return answer.canceled ? null : answer.filePath;
}

function fail(error: unknown): void {
  console.error(`Tidings could not start: ${error instanceof Error ? error.message : String(error)}`);
  app.exit(1);
}
