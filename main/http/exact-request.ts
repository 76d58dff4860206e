import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Route } from '#app/environments/proxy.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import type { Connecting } from './connect.ts';
import type { Connections, WatchedOptions } from './connections.ts';
import { watchFirstBytes } from './first-bytes.ts';
import { basicCredentials } from './http-tunnel.ts';
import { NetworkError } from './network-error.ts';

export type ExactRequest = {
  readonly sending: ClientRequest;
  /** Rejects when no answer begins. */
  readonly answer: Promise<IncomingMessage>;
  /** The first bytes that came back so far, one character for each. */
  readonly firstBytes: () => string;
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
  const options: WatchedOptions = {
    ...serverOf(origin),
    method,
    path: proxy === null ? url.slice(origin.length) : url,
    headers: Object.fromEntries([
      ...headers.map(({ name, value }) => [name, value]),
      ...(proxy?.credentials ? [['Proxy-Authorization', basicCredentials(proxy.credentials)]] : []),
    ]),
    agent: connections.agent(route, isSecure),
    connecting,
    maxHeaderSize: mostHeaderBytes,
  };
  const sending = (isSecure ? https : http).request(options);
  const firstBytes = watchFirstBytes(sending);
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve);
    // A server that answers before it has read everything may reset the connection after its answer.
    sending.on('error', reject);
    sending.once('upgrade', (_, socket) => {
      socket.destroy();
      reject(new NetworkError('SWITCHED_PROTOCOLS'));
    });
  });
  sending.end(body, 'utf8');
  return { sending, answer, firstBytes };
}

/** Node's options for a server. The last ones are cached: a run needs the same ones thousands of times. */
function serverOf(origin: string): http.RequestOptions {
  if (lastServer.origin !== origin) lastServer = { origin, options: urlToHttpOptions(new URL(origin)) };
  return lastServer.options;
}

let lastServer: { readonly origin: string; readonly options: http.RequestOptions } = { origin: '', options: {} };

/** Scheme, host and port of an address, as written. */
export function originOf(url: string): string {
  return /^https?:\/\/[^/]*/.exec(url)?.[0] ?? '';
}
