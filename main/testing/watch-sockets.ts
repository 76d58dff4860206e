import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

export type SocketWatch = {
  /** Each name that was looked up and each address that was called, once. */
  readonly reached: () => readonly string[];
  /** How many sockets were made, also those that have reached nothing yet. */
  readonly opened: () => number;
  readonly end: () => void;
};

/** Watches all connections that this process opens from now on. */
export function watchSockets(): SocketWatch {
  const reached = new Set<string>();
  let opened = 0;
  const watch = (message: unknown) => {
    const { socket } = message as { readonly socket: Socket };
    opened += 1;
    socket.on('lookup', (_error, _address, _family, host) => reached.add(host));
    socket.on('connectionAttempt', (address) => reached.add(address));
  };
  subscribe('net.client.socket', watch);
  return { reached: () => [...reached], opened: () => opened, end: () => void unsubscribe('net.client.socket', watch) };
}
