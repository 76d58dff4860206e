import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { channels } from '#app/ipc/channels.ts';
import type { CallName, Push, PushName, Reply } from '#app/ipc/contract.ts';
import type { GivenFile } from '#app/ipc/given-file.ts';

/** Answers one call; its name and input are not checked yet. */
export type Answerer = (name: unknown, input: unknown) => Promise<Reply>;

export type Frames = {
  readonly window: () => BrowserWindow | null;
  readonly remote: () => BrowserWindow | null;
  readonly audience: () => BrowserWindow | null;
};

/** The calls that the remote may make. */
const remoteMay: readonly unknown[] = [
  'remote.read',
  'remote.press',
  'remote.close',
  'clipboard.write',
  'error.report',
] satisfies readonly CallName[];

/** The calls that the audience window may make. */
const audienceMay: readonly unknown[] = [
  'audience.read',
  'audience.press',
  'audience.close',
  'error.report',
] satisfies readonly CallName[];

/**
 * Serves the contract to our window's main frame, and the few calls of the remote and of the audience window to their
 * frames. A call that comes before the services are open waits for them.
 */
export function serve(answerer: Promise<Answerer>, { window, remote, audience }: Frames): void {
  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown) => {
    const mayCall =
      isFrameOf(event, window()) ||
      (isFrameOf(event, remote()) && remoteMay.includes(name)) ||
      (isFrameOf(event, audience()) && audienceMay.includes(name));
    if (!mayCall) throw new Error('This frame isn’t allowed to call.');
    return (await answerer)(name, input);
  });
}

/** Takes the files that our preload gives: only a file that the person chose has a path there. */
export function takeFiles(
  give: Promise<(path: string) => Promise<GivenFile | null>>,
  window: () => BrowserWindow | null,
): void {
  ipcMain.handle(channels.file, async (event, path: unknown) => {
    if (!isFrameOf(event, window()) || typeof path !== 'string')
      throw new Error('This frame isn’t allowed to pass files.');
    return (await give)(path);
  });
}

/** Sends the window something that it didn't ask for. */
export function pushTo<N extends PushName>(window: BrowserWindow | null, name: N, value: Push<N>): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(channels.push, name, value);
}

function isFrameOf({ senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  return (
    senderFrame !== null &&
    senderFrame === window?.webContents.mainFrame &&
    senderFrame.url.startsWith('app://tidings/')
  );
}
