import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Timing } from '#app/exchange/exchange.ts';

type Mark = 'socket' | 'lookup' | 'connected' | 'sent' | 'headers';

/** Watches one request: what happened when, and whether anything of it left this computer. */
export type Stopwatch = {
  readonly watch: (request: ClientRequest, secure: boolean) => void;
  readonly sawHeaders: () => void;
  /** True from the moment that a connected socket (TLS: after the handshake) is given the request. */
  readonly left: () => boolean;
  readonly stop: () => Timing;
};

/**
 * @param now a monotonic clock, in milliseconds
 * @param onLeft called once, when `left` becomes true
 */
export function createStopwatch(now: () => number, onLeft: () => void): Stopwatch {
  const start = now();
  const marks = new Map<Mark | 'tcp', number>();
  let reused = false;
  const mark = (name: Mark | 'tcp') => {
    if (marks.has(name)) return;
    marks.set(name, now());
    if (name === 'connected') onLeft();
  };

  function watchSocket(socket: Socket, secure: boolean) {
    mark('socket');
    if (!socket.connecting) {
      reused = true;
      mark('connected');
      return;
    }
    socket.once('lookup', () => mark('lookup'));
    socket.once('connect', () => mark('tcp'));
    socket.once(secure ? 'secureConnect' : 'connect', () => mark('connected'));
  }

  return {
    watch: (request, secure) => {
      request.once('socket', (socket) => watchSocket(socket, secure));
      request.once('finish', () => mark('sent'));
    },
    sawHeaders: () => mark('headers'),
    left: () => marks.has('connected'),
    stop: () => {
      const end = now();
      const at = (name: Mark | 'tcp') => marks.get(name);
      const connected = at('connected');
      const sent = connected === undefined ? undefined : Math.max(at('sent') ?? connected, connected);
      const tcp = at('tcp');
      return {
        dnsMs: span(at('socket'), at('lookup')),
        connectMs: span(at('lookup') ?? at('socket'), reused ? undefined : tcp),
        tlsMs: tcp !== undefined && connected !== undefined && connected > tcp ? connected - tcp : null,
        sentMs: span(connected, sent),
        waitingMs: sent === undefined ? null : (at('headers') ?? end) - sent,
        readingMs: span(at('headers'), at('headers') === undefined ? undefined : end),
        totalMs: end - start,
        reused,
      };
    },
  };
}

function span(from: number | undefined, to: number | undefined): number | null {
  return from === undefined || to === undefined ? null : to - from;
}
