import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Route } from '#app/environments/proxy.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import { isInvalidAnswer } from '#app/exchange/response-error.ts';
import { networkErrorCode } from '#main/error-code.ts';
import type { Connecting } from './connect.ts';
import type { Connections } from './connections.ts';
import { watchFirstBytes } from './first-bytes.ts';
import { basicCredentials } from './http-tunnel.ts';
import type { WatchedOptions } from './kept-agent.ts';
import { rawHeader } from './raw-header.ts';

export type ExactRequest = {
  readonly sending: ClientRequest;
  /** Rejects when no answer begins. Of an answer that switches protocols (101) there is only the head. */
  readonly answer: Promise<IncomingMessage>;
  /** The first bytes that came back so far, one character for each. */
  readonly firstBytes: () => string;
  /** Why the answer isn't valid HTTP; null while it is. */
  readonly parseError: () => Error | null;
};

/** The most headers that an answer may have, in bytes. */
const mostHeaderBytes = 262_144;

/** What is sent, and over which connection. */
export type ExactOptions = Omit<HttpRequest, 'method'> & {
  readonly method: string;
  readonly connections: Connections;
  readonly route: Route;
  readonly connecting: Connecting;
};

/**
 * Sends a request as is: this target, these headers in this order, this body, and nothing else. A proxy that is
 * asked for plain http gets the whole address, and its own sign-in, which it keeps.
 */
export function sendExactly({
  method,
  url,
  headers,
  body,
  connections,
  route,
  connecting,
}: ExactOptions): ExactRequest {
  const origin = originOf(url);
  const isSecure = origin.startsWith('https:');
  const proxy = isSecure || route?.scheme.startsWith('socks') ? null : route;
  const sent: string[] = [];
  for (const { name, value } of headers) sent.push(name, value);
  if (proxy?.credentials) sent.push('Proxy-Authorization', basicCredentials(proxy.credentials));
  const server = serverOf(origin);
  const options: WatchedOptions = {
    hostname: server.hostname,
    port: server.port,
    method,
    path: proxy === null ? url.slice(origin.length) : url,
    headers: sent,
    agent: connections.agent(route, isSecure),
    connecting,
    maxHeaderSize: mostHeaderBytes,
  };
  const sending = (isSecure ? https : http).request(options);
  // Node.js drops headers after the first thousand.
  sending.maxHeadersCount = 0;
  const firstBytes = watchFirstBytes(sending);
  let parseError: Error | null = null;
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', (message) => {
      if (isTooShort(message)) sending.shouldKeepAlive = false;
      resolve(message);
    });
    // A server that answers before it has read everything may reset the connection after its answer.
    sending.on('error', (error) => {
      parseError ??= isInvalidAnswer(networkErrorCode(error)) ? error : null;
      reject(error);
    });
    sending.once('upgrade', (message, socket) => {
      socket.destroy();
      resolve(message);
    });
  });
  sending.end(body, 'utf8');
  return { sending, answer, firstBytes, parseError: () => parseError };
}

/** The server closes the connection within a second, which may be while the next event is on its way. */
function isTooShort({ rawHeaders }: IncomingMessage): boolean {
  return /(?:^|[,\s])timeout=0*[01](?!\d)/i.test(rawHeader(rawHeaders, 'keep-alive') ?? '');
}

/** Node's options for a server. The last ones are cached: a run needs the same ones thousands of times. */
function serverOf(origin: string): http.RequestOptions {
  if (lastServer.origin !== origin) lastServer = { origin, options: urlToHttpOptions(new URL(origin)) };
  return lastServer.options;
}

let lastServer: { readonly origin: string; readonly options: http.RequestOptions } = { origin: '', options: {} };

/** Scheme, host and port of an address, as written. A server name as typed has none: without a scheme it is a bug. */
export function originOf(url: string): string {
  const origin = /^https?:\/\/[^/]+/.exec(url)?.[0];
  if (origin === undefined) throw new Error('An address without a scheme.');
  return origin;
}
