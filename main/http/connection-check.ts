import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Endpoint } from '#app/environments/endpoint.ts';
import { formatProxy, type Route } from '#app/environments/proxy.ts';
import {
  type ServerCertificate,
  type StageReport,
  stageReports,
  type TestStage,
} from '#app/exchange/connection-check.ts';
import { proxySignInCode } from '#app/exchange/proxy-sign-in.ts';
import { networkErrorCode } from '#main/error-code.ts';
import { type Cancellation, createCancellation } from './cancellation.ts';
import type { Connecting } from './connect.ts';
import type { Connections } from './connections.ts';
import { type ExactOptions, originOf, sendExactly } from './exact-request.ts';
import { isHandshakeRefusal } from './failure.ts';
import { NetworkError } from './network-error.ts';
import { tryRoutes } from './try-routes.ts';

/** What is tested: a server name that was read, not one as it was typed. */
export type TestTarget = { readonly endpoint: Endpoint; readonly timeoutMs: number };

export type TestOptions = {
  readonly connections: Connections;
  /** Aborted when the person cancels. */
  readonly cancel: AbortSignal;
};

/** How far a connection came; null when the person cancelled it. */
export type TestedConnection = {
  readonly stages: readonly StageReport[];
  readonly certificate: ServerCertificate | null;
} | null;

/** Tries to connect to an environment's server as a send would, and asks `HEAD /`. It never sends an event. */
export async function testConnection(
  { endpoint, timeoutMs }: TestTarget,
  { connections, cancel }: TestOptions,
): Promise<TestedConnection> {
  const origin = originOf(endpoint.serverName);
  const begunAt = performance.now();
  const ending = createCancellation();
  const { end } = ending;
  const timer = setTimeout(end, timeoutMs);
  cancel.addEventListener('abort', end, { once: true });
  if (cancel.aborted) end();
  const seen = createObservation();
  let isDispatched = false;
  try {
    const head = await tryRoutes({
      connections,
      origin,
      ending,
      remainingMs: () => begunAt + timeoutMs - performance.now(),
      isDispatched: () => isDispatched,
      attempt: (route, turn) => {
        seen.begin(route);
        const { sending, answer } = sendHead({ origin, connections, route }, turn, seen);
        sending.once('socket', () => {
          isDispatched = true;
        });
        return answer;
      },
    });
    seen.answered(head);
  } catch (error) {
    seen.failed(ending.isOver() ? timedOut(seen.read()) : networkErrorCode(error));
  } finally {
    clearTimeout(timer);
    cancel.removeEventListener('abort', end);
  }
  return cancel.aborted ? null : report(seen.read(), { endpoint, timeoutMs });
}

/** What is seen of an attempt to connect. */
type Seen = {
  readonly route: Route;
  /** How long each stage took, in milliseconds. */
  readonly took: Partial<Record<TestStage, number>>;
  readonly certificate: ServerCertificate | null;
  readonly status: number | null;
  /** The `Location` of the answer; null without one. */
  readonly location: string | null;
  readonly code: string | null;
};

type Observation = Pick<Connecting, 'onBegin' | 'onDone' | 'onCertificate'> & {
  /** Begins an attempt on a route: only the last one is reported. */
  readonly begin: (route: Route) => void;
  readonly answered: (head: Pick<Seen, 'status' | 'location'>) => void;
  readonly failed: (code: string) => void;
  readonly read: () => Seen;
};

function createObservation(): Observation {
  let seen: Seen = { route: null, took: {}, certificate: null, status: null, location: null, code: null };
  let since = performance.now();

  function pass(stage: TestStage) {
    if (seen.took[stage] !== undefined) return;
    seen = { ...seen, took: { ...seen.took, [stage]: performance.now() - since } };
    since = performance.now();
  }

  return {
    begin: (route) => {
      seen = { ...seen, route, took: {}, certificate: null };
    },
    onBegin: () => {
      since = performance.now();
    },
    onDone: pass,
    onCertificate: (certificate) => {
      seen = { ...seen, certificate };
    },
    answered: (head) => {
      seen = { ...seen, ...head };
      pass('http');
    },
    failed: (code) => {
      seen = { ...seen, code };
    },
    read: () => seen,
  };
}

type Head = Pick<ExactOptions, 'connections' | 'route'> & { readonly origin: string };

/** Sends `HEAD /`. A proxy that asks for a sign-in answers with 407: its code says which kind it wants. */
function sendHead({ origin, connections, route }: Head, turn: Cancellation, seen: Observation) {
  const { sending, answer } = sendExactly({
    method: 'HEAD',
    url: `${origin}/`,
    headers: [
      { name: 'Host', value: origin.replace(/^https?:\/\//, '') },
      { name: 'Connection', value: 'close' },
    ],
    body: '',
    connections,
    route,
    connecting: { signal: turn.signal, ...seen },
  });
  turn.signal().addEventListener('abort', () => sending.destroy(), { once: true });
  const head = answer.then((message) => {
    message.resume();
    if (message.statusCode === 101) throw new NetworkError('SWITCHED_PROTOCOLS');
    if (message.statusCode === 407) seen.failed(`PROXY_${proxySignInCode(proxyChallenges(message))}`);
    return { status: message.statusCode ?? 0, location: message.headers.location ?? null };
  });
  return { sending, answer: head };
}

/** Turns what was seen into the stages that the window shows. */
function report({ route, ...seen }: Seen, { endpoint, timeoutMs }: TestTarget): TestedConnection {
  const { code, certificate } = seen;
  const stages = stageReports({
    ...seen,
    server: originOf(endpoint.serverName),
    isSecure: endpoint.scheme === 'https',
    proxy: route === null ? null : formatProxy(route),
    isAddress: isIP(route === null ? endpoint.host : route.host) !== 0,
    isHandshakeRefusal: code !== null && isHandshakeRefusal(code),
    timeoutMs,
  });
  return { stages, certificate };
}

function proxyChallenges({ headersDistinct }: IncomingMessage): readonly string[] {
  return headersDistinct['proxy-authenticate'] ?? [];
}

function timedOut({ route, took }: Seen): string {
  return route !== null && took.proxy === undefined ? 'PROXY_TIMED_OUT' : 'TIMED_OUT';
}
