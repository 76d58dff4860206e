import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { parseEndpoint } from '#app/environments/endpoint.ts';
import type { Environment } from '#app/environments/environment.ts';
import { formatProxy, type Route } from '#app/environments/proxy.ts';
import {
  type ServerCertificate,
  type StageReport,
  stageReports,
  type TestStage,
} from '#app/exchange/connection-check.ts';
import { proxySignInCode } from '#app/exchange/proxy-sign-in.ts';
import { type Cancellation, createCancellation } from './cancellation.ts';
import type { Connections } from './connections.ts';
import { originOf, sendExactly } from './exact-request.ts';
import { codeOf, isHandshakeRefusal } from './failure.ts';
import { tryRoutes } from './try-routes.ts';

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

/** Tries the connection to an environment's server as a send would make it, and asks `HEAD /`. It never sends an event. */
export async function testConnection(
  { serverName, timeoutMs }: Pick<Environment, 'serverName' | 'timeoutMs'>,
  { connections, cancel }: TestOptions,
): Promise<TestedConnection> {
  const origin = originOf(serverName);
  const reading = parseEndpoint(origin);
  const host = reading.ok ? reading.endpoint.host : '';
  const begunAt = performance.now();
  const ending = createCancellation();
  const { end } = ending;
  const timer = setTimeout(end, timeoutMs);
  cancel.addEventListener('abort', end, { once: true });
  if (cancel.aborted) end();

  let took: Partial<Record<TestStage, number>> = {};
  let since = performance.now();
  const pass = (stage: TestStage) => {
    if (took[stage] !== undefined) return;
    took = { ...took, [stage]: performance.now() - since };
    since = performance.now();
  };
  let certificate: ServerCertificate | null = null;
  let used: Route = null;
  let status: number | null = null;
  let code: string | null = null;
  let isDispatched = false;

  async function attempt(way: Route, turn: Cancellation): Promise<number> {
    used = way;
    took = {};
    certificate = null;
    const { sending, answer } = sendExactly({
      method: 'HEAD',
      url: `${origin}/`,
      headers: [
        { name: 'Host', value: origin.replace(/^https?:\/\//, '') },
        { name: 'Connection', value: 'close' },
      ],
      body: '',
      connections,
      way,
      connecting: {
        signal: turn.signal,
        onBegin: () => {
          since = performance.now();
        },
        onDone: pass,
        onCertificate: (seen) => {
          certificate = seen;
        },
      },
    });
    sending.once('socket', () => {
      isDispatched = true;
    });
    turn.signal().addEventListener('abort', () => sending.destroy(), { once: true });
    const message = await answer;
    message.resume();
    if (message.statusCode === 407) code = `PROXY_${proxySignInCode(proxyChallenges(message))}`;
    return message.statusCode ?? 0;
  }

  try {
    status = await tryRoutes({
      connections,
      origin,
      ending,
      remainingMs: () => begunAt + timeoutMs - performance.now(),
      isDispatched: () => isDispatched,
      attempt,
    });
    pass('http');
  } catch (error) {
    code = ending.isOver() ? timedOut(used, took) : codeOf(error);
  } finally {
    clearTimeout(timer);
    cancel.removeEventListener('abort', end);
  }
  if (cancel.aborted) return null;
  const stages = stageReports({
    server: origin,
    isSecure: origin.startsWith('https:'),
    proxy: formatRoute(used),
    isAddress: isIP(connectedHost(used, host)) !== 0,
    took,
    status,
    code,
    isHandshakeRefusal: code !== null && isHandshakeRefusal(code),
    certificate,
    timeoutMs,
  });
  return { stages, certificate };
}

function proxyChallenges({ headersDistinct }: IncomingMessage): readonly string[] {
  return headersDistinct['proxy-authenticate'] ?? [];
}

function timedOut(way: Route, took: Partial<Record<TestStage, number>>): string {
  return way !== null && took.proxy === undefined ? 'PROXY_TIMED_OUT' : 'TIMED_OUT';
}

function formatRoute(way: Route): string | null {
  return way === null ? null : formatProxy(way);
}

function connectedHost(way: Route, host: string): string {
  return way === null ? host : way.host;
}
