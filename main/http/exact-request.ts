import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import zlib from 'node:zlib';
import type { Route } from '#app/environments/proxy.ts';
import type { HttpRequest } from '#app/exchange/request.ts';
import type { Connecting } from './connect.ts';
import type { Connections, WatchedOptions } from './connections.ts';
import { basicCredentials } from './http-tunnel.ts';

export type ExactRequest = {
  readonly sending: ClientRequest;
  /** Rejects when no answer begins. */
  readonly answer: Promise<IncomingMessage>;
};

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
  };
  const sending = (isSecure ? https : http).request(options);
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve);
    sending.once('error', reject);
  });
  sending.end(body, 'utf8');
  return { sending, answer };
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

/** The body of an answer, decompressed as its headers say. */
export function bodyOf(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase() ?? '';
  // An answer that ends early is read as far as it came.
  const early = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };
  const brotliEarly = {
    flush: zlib.constants.BROTLI_OPERATION_FLUSH,
    finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
  };
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
    case 'deflate':
      return pipeline(answer, zlib.createUnzip(early), () => {});
    case 'br':
      return pipeline(answer, zlib.createBrotliDecompress(brotliEarly), () => {});
    default:
      return answer;
  }
}
