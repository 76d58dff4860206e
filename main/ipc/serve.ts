import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { channels } from '#app/ipc/channels.ts';
import type { Handlers, Push, PushName } from '#app/ipc/contract.ts';
import { dispatch } from '#app/ipc/dispatch.ts';

/**
 * Serves the contract to our window's main frame, and to nobody else. A call that comes before the handlers are there
 * waits for them.
 */
export function serve(handlers: Promise<Handlers>, window: () => BrowserWindow | null): void {
  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown) => {
    if (!isOurs(event, window())) throw new Error('This frame may not call.');
    return dispatch(await handlers, name, input, (call, error) => {
      // The message alone: an error of a library may hold what was sent.
      console.error(`${call} failed: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`);
    });
  });
}

/** Tells the window something unasked. */
export function pushTo<N extends PushName>(window: BrowserWindow | null, name: N, value: Push<N>): void {
  if (window !== null && !window.isDestroyed()) window.webContents.send(channels.push, name, value);
}

function isOurs({ senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  return (
    senderFrame !== null &&
    senderFrame === window?.webContents.mainFrame &&
    senderFrame.url.startsWith('app://tidings/')
  );
}
