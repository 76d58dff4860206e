import http, { type Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { urlToHttpOptions } from 'node:url';
import zlib from 'node:zlib';
import type { HttpRequest } from '#app/exchange/request.ts';

export type ExactRequest = {
  readonly sending: ClientRequest;
  /** Rejects when no answer begins. */
  readonly answer: Promise<IncomingMessage>;
};

/** Sends a request as it stands: this target, these headers in this order, this body, and nothing else. */
export function sendExactly({ method, url, headers, body }: HttpRequest, agent: Agent): ExactRequest {
  const [origin = ''] = /^https?:\/\/[^/]*/.exec(url) ?? [];
  const options = {
    ...urlToHttpOptions(new URL(origin)),
    method,
    path: url.slice(origin.length),
    headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
    agent,
  };
  const sending = (origin.startsWith('https:') ? https : http).request(options);
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve);
    sending.once('error', reject);
  });
  sending.end(body, 'utf8');
  return { sending, answer };
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
