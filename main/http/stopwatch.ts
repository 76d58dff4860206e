import type { ClientRequest } from 'node:http';
import { formatProxy, type Route } from '#app/environments/proxy.ts';
import type { Timing } from '#app/exchange/exchange.ts';
import type { Cancellation } from './cancellation.ts';
import type { Connecting } from './connect.ts';

type Mark = 'begin' | 'name' | 'connect' | 'proxy' | 'tls' | 'ready' | 'sent' | 'headers';

/** Watches one request: what happened when, and whether anything of it left this computer. */
export type Stopwatch = {
  /** Watches how the connection of an attempt is made; a new attempt resets the marks. */
  readonly attempt: (route: Route, ending: Pick<Cancellation, 'signal'>) => Connecting;
  readonly watch: (request: ClientRequest) => void;
  readonly sawHeaders: () => void;
  /** True once the request is handed to an open connection, with TLS after the handshake. */
  readonly isDispatched: () => boolean;
  /** Whether a proxy was asked to connect and hasn't yet. */
  readonly isAtProxy: () => boolean;
  readonly stop: () => Timing;
};

/** Connections whose certificate was accepted although it is self-signed: an event that uses one again says so, too. */
const selfSignedSockets = new WeakSet<object>();

function isSelfSigned(socket: object, isNow: boolean): boolean {
  if (isNow) selfSignedSockets.add(socket);
  return isNow || selfSignedSockets.has(socket);
}

/**
 * @param now a monotonic clock, in milliseconds
 * @param onLeft called once, when `isDispatched` becomes true
 */
export function createStopwatch(now: () => number, onLeft: () => void): Stopwatch {
  const start = now();
  let marks = new Map<Mark, number>();
  let route: Route = null;
  let selfSigned = false;
  const mark = (name: Mark) => {
    if (!marks.has(name)) marks.set(name, now());
  };
  const leave = (socket: object) => {
    selfSigned = isSelfSigned(socket, selfSigned);
    if (marks.has('ready')) return;
    mark('ready');
    onLeft();
  };
  return {
    attempt: (tried, { signal }) => {
      marks = new Map();
      route = tried;
      return {
        signal,
        onBegin: () => mark('begin'),
        onDone: mark,
        onCertificate: ({ acceptedSelfSigned }) => {
          selfSigned = acceptedSelfSigned;
        },
      };
    },
    watch: (request) => {
      request.once('socket', leave);
      request.once('finish', () => mark('sent'));
    },
    sawHeaders: () => mark('headers'),
    isDispatched: () => marks.has('ready'),
    isAtProxy: () => route !== null && marks.has('begin') && !marks.has('proxy') && !marks.has('ready'),
    stop: () => {
      const end = now();
      const at = (name: Mark) => marks.get(name);
      const ready = at('ready');
      const headers = at('headers');
      // A server may answer before it has everything.
      const sent = ready === undefined ? undefined : Math.min(Math.max(at('sent') ?? ready, ready), headers ?? end);
      const part = partsSince(start);
      return {
        readyMs: part(at('begin') ?? ready),
        dnsMs: part(at('name')),
        connectMs: part(at('connect')),
        proxyMs: part(at('proxy')),
        tlsMs: part(at('tls')),
        sentMs: part(sent),
        waitingMs: sent === undefined ? null : part(headers ?? end),
        readingMs: headers === undefined ? null : part(end),
        totalMs: microseconds(end - start) / 1_000,
        reused: ready !== undefined && at('begin') === undefined,
        proxy: route === null ? null : formatProxy(route),
        selfSigned,
      };
    },
  };
}

/** Returns what gives the time from the last part to this one, in milliseconds; null for what didn't happen. */
function partsSince(start: number): (until: number | undefined) => number | null {
  let before = 0;
  return (until) => {
    if (until === undefined) return null;
    const after = microseconds(until - start);
    const took = (after - before) / 1_000;
    before = after;
    return took;
  };
}

/** Further digits of the clock say nothing, and each record would be longer. */
function microseconds(ms: number): number {
  return Math.round(ms * 1_000);
}
