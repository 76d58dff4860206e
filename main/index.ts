import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, clipboard, dialog, nativeTheme, session, shell } from 'electron';
import { type Notice, noRetention, type Settings, settingsSchema } from '#app/ipc/state.ts';
import { pushTo, serve } from '#main/ipc/serve.ts';
import { openDocument, type StorePlace } from '#main/storage/document-store.ts';
import { carryOutRestore } from '#main/storage/restore.ts';
import { setMenu } from './menu.ts';
import { openRooms } from './rooms.ts';
import { lockSession, openExternal, registerAppScheme } from './security.ts';
import { userDataFolder } from './user-data.ts';
import { focusWindow, openWindow } from './window.ts';

const built = resolve(import.meta.dirname, '..');
const usualSettings: Settings = { theme: 'system', retention: noRetention };
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
  const newId = () => crypto.randomUUID();
  const onNotice = (says: string) => {
    const notice: Notice = { id: newId(), level: 'problem', says };
    notices.push(notice);
    pushTo(window, 'notice.raised', notice);
  };
  const place: StorePlace = { folder: app.getPath('userData'), onNotice, now: () => new Date() };
  await carryOutRestore(place);
  const settings = openDocument({ ...place, name: 'settings', schema: settingsSchema, empty: usualSettings });
  const applyTheme = (theme: Settings['theme']) => {
    nativeTheme.themeSource = theme;
  };
  applyTheme(settings.read().theme);
  setMenu(process.platform);
  lockSession(session.defaultSession, join(built, 'renderer'));
  const rooms = openRooms({
    place,
    settings,
    notices: () => notices,
    push: (name, value) => pushTo(window, name, value),
    newId,
    applyTheme,
    openExternal,
    writeClipboard: (text) => clipboard.writeText(text),
    askWhereTo,
    showFolder: () => void shell.openPath(place.folder),
    restart: () => {
      app.relaunch();
      app.quit();
    },
    emptyCaches,
  });
  serve(
    rooms.then(({ handlers }) => handlers),
    () => window,
  );
  window = openWindow(join(built, 'preload/preload.cjs'));
  const { close } = await rooms;
  app.on('will-quit', close);
}

/** Our own pages leave nothing of a person there, but a customer who is forgotten shall not depend on that. */
async function emptyCaches(): Promise<void> {
  await session.defaultSession.clearCache();
  await session.defaultSession.clearStorageData();
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
