import type { Socket } from 'node:net';

type Idle = { readonly socket: Socket; readonly since: number };

/** Connections that wait for their next request, by the server that they go to. */
export function createIdleSockets(mostIdleMs: number) {
  const idle = new Map<string, Idle[]>();
  let sweeping: NodeJS.Timeout | null = null;

  const isLate = ({ since }: Idle) => performance.now() - since >= mostIdleMs;

  /** One timer for all: a timer for each would cost more than to look through them. */
  function sweep() {
    sweeping = null;
    for (const [server, waiting] of idle) {
      for (const one of waiting) if (isLate(one)) one.socket.destroy();
      const fresh = waiting.filter(({ socket }) => !socket.destroyed);
      if (fresh.length === 0) idle.delete(server);
      else idle.set(server, fresh);
    }
    sweepLater();
  }

  function sweepLater() {
    if (sweeping === null && idle.size > 0) sweeping = setTimeout(sweep, mostIdleMs).unref();
  }

  return {
    /** The one that was used last; null where none is fresh enough. Servers close theirs after a second or more. */
    take: (server: string): Socket | null => {
      const waiting = idle.get(server) ?? [];
      for (let last = waiting.pop(); last !== undefined; last = waiting.pop()) {
        if (last.socket.writable && !isLate(last)) return last.socket;
        last.socket.destroy();
      }
      return null;
    },
    keep: (server: string, socket: Socket) => {
      const waiting = idle.get(server);
      const one = { socket, since: performance.now() };
      if (waiting === undefined) idle.set(server, [one]);
      else waiting.push(one);
      sweepLater();
    },
    drop: (server: string, socket: Socket) => {
      const waiting = idle.get(server) ?? [];
      const at = waiting.findIndex((one) => one.socket === socket);
      if (at !== -1) waiting.splice(at, 1);
    },
    close: () => {
      if (sweeping !== null) clearTimeout(sweeping);
      sweeping = null;
      for (const { socket } of [...idle.values()].flat()) socket.destroy();
      idle.clear();
    },
  };
}
