import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import axios from 'axios';
import { type Answer, keptCharacters, type Result } from '#app/exchange/exchange.ts';
import { readAnswer } from '#app/exchange/outcome.ts';
import type { Header, HttpRequest } from '#app/exchange/request.ts';
import { type BodyRead, readBodyText } from './answer-reader.ts';
import { codeOf, failureToOutcome } from './failure.ts';
import { createStopwatch } from './stopwatch.ts';

/** A longer body is kept and shown, but not searched for a tid: no answer of this API is near that long. */
const mostReadBytes = 8_000_000;

export type Sent = {
  readonly result: Exclude<Result, { kind: 'under-way' }>;
  readonly left: 'no' | 'yes';
  /** The whole body as text, as far as it came. */
  readonly bodyText: string;
};

export type SendOptions = {
  /** From the call to the last byte of the answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborted when the person cancels. */
  readonly cancel: AbortSignal;
  /** Called once, when the first byte is about to leave. */
  readonly onLeave?: () => void;
  /** Extra certificate authorities, PEM. */
  readonly ca?: string;
};

/**
 * Sends a request once, byte for byte as it was built, on a connection of its own: no redirect, no retry, no proxy. One
 * deadline runs to the last byte. Never rejects: what went wrong is part of the result.
 */
export async function sendRequest(
  request: HttpRequest,
  { timeoutMs, cancel, ca, onLeave = () => {} }: SendOptions,
): Promise<Sent> {
  const stopwatch = createStopwatch(() => performance.now(), onLeave);
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), timeoutMs);
  const signal = AbortSignal.any([deadline.signal, cancel]);
  const secure = request.url.startsWith('https:');
  const agent = secure
    ? new https.Agent({ keepAlive: true, ...(ca !== undefined && { ca }) })
    : new http.Agent({ keepAlive: true });
  let message: IncomingMessage | null = null;
  let body: BodyRead = { text: '', bytes: 0, sha256: '', whole: false, error: null };

  // axios would add headers of its own, sort them, and normalise the address; here it sends ours and nothing else.
  const transport = {
    request(options: RequestOptions, onResponse: (message: IncomingMessage) => void): ClientRequest {
      const path = request.url.replace(/^https?:\/\/[^/]*/, '');
      const headers = Object.fromEntries(request.headers.map(({ name, value }) => [name, value]));
      const sending = (secure ? https : http).request({ ...options, path, headers, agent }, (answer) => {
        stopwatch.sawHeaders();
        message = answer;
        onResponse(answer);
      });
      stopwatch.watch(sending, secure);
      return sending;
    },
  };

  try {
    const response = await axios.request({
      adapter: 'http',
      method: request.method,
      url: request.url,
      data: Buffer.from(request.body, 'utf8'),
      transformRequest: (data: unknown) => data,
      transport,
      signal,
      responseType: 'stream',
      validateStatus: () => true,
      maxRedirects: 0,
      maxBodyLength: Number.POSITIVE_INFINITY,
      proxy: false,
      httpAgent: agent,
      httpsAgent: agent,
    });
    const contentType = headerIn(message, 'content-type');
    const stop = () => response.data.destroy();
    signal.addEventListener('abort', stop, { once: true });
    body = await readBodyText(response.data, contentType);
    signal.removeEventListener('abort', stop);
    if (signal.aborted && !body.whole) throw new Error('ended');
    if (body.error !== null && !isUndecodable(body.error)) throw body.error;
    return { result: answered(toAnswer(message, body), body, stopwatch.stop()), left: 'yes', bodyText: body.text };
  } catch (error) {
    const left = stopwatch.left();
    const endedBy = cancel.aborted ? 'person' : deadline.signal.aborted ? 'deadline' : null;
    const code = endedBy === 'person' ? 'CANCELLED' : endedBy === 'deadline' ? 'TIMED_OUT' : codeOf(error);
    const outcome = failureToOutcome({ code, left, endedBy });
    const answer = message === null ? null : toAnswer(message, body);
    return {
      result: { kind: 'unanswered', outcome, code, answer, timing: stopwatch.stop() },
      left: left ? 'yes' : 'no',
      bodyText: body.text,
    };
  } finally {
    clearTimeout(timer);
    agent.destroy();
  }
}

function answered(answer: Answer, body: BodyRead, timing: Sent['result']['timing']): Sent['result'] {
  const reading = readAnswer(answer.status, body.text, body.whole && body.bytes <= mostReadBytes);
  return { kind: 'answered', answer, timing, ...reading };
}

function toAnswer(message: IncomingMessage | null, body: BodyRead): Answer {
  return {
    status: message?.statusCode ?? 0,
    statusText: message?.statusMessage ?? '',
    headers: message === null ? [] : rawHeaders(message),
    body: body.text.slice(0, keptCharacters.answer),
    bodyBytes: body.bytes,
    sha256: body.sha256,
    whole: body.whole,
  };
}

function rawHeaders({ rawHeaders: raw }: IncomingMessage): Header[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: raw[index + 1] ?? '' }] : []));
}

function headerIn(message: IncomingMessage | null, name: string): string | null {
  const value = message?.headers[name];
  return typeof value === 'string' ? value : null;
}

/** The answer came, but what it says it is compressed with is not what it is. */
function isUndecodable(error: unknown): boolean {
  return /^(Z_|ERR_BROTLI|ERR__ERROR)/.test(codeOf(error));
}
