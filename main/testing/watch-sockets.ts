import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

export type SocketWatch = {
  /** Each name that was looked up and each address that was called, once. */
  readonly reached: () => readonly string[];
  readonly end: () => void;
};

/** Watches all connections that this process opens from now on. */
export function watchSockets(): SocketWatch {
  const reached = new Set<string>();
  const watch = (message: unknown) => {
    const { socket } = message as { readonly socket: Socket };
    socket.on('lookup', (_error, _address, _family, host) => reached.add(host));
    socket.on('connectionAttempt', (address) => reached.add(address));
  };
  subscribe('net.client.socket', watch);
  return { reached: () => [...reached], end: () => void unsubscribe('net.client.socket', watch) };
}
