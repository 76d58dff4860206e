import type { IncomingMessage } from 'node:http';
import type { Axios, AxiosResponse, InternalAxiosRequestConfig } from 'axios';
import { type Answer, headerOf, keptCharacters, type Result } from '#app/exchange/exchange.ts';
import { isImage, readAnswer } from '#app/exchange/outcome.ts';
import type { Header, HttpRequest } from '#app/exchange/request.ts';
import { isInvalidAnswer } from '#app/exchange/response-error.ts';
import { isJson, jsonIn } from '#app/text/json.ts';
import { networkErrorCode } from '#main/error-code.ts';
import { bodyOf } from './answer-body.ts';
import { type BodyRead, nothingRead, readBodyText } from './answer-reader.ts';
import { decodeHeader } from './answer-text.ts';
import { createCancellation } from './cancellation.ts';
import { type Connections, createConnections } from './connections.ts';
import { type ExactRequest, originOf, sendExactly } from './exact-request.ts';
import { failureToOutcome, isHandshakeRefusal } from './failure.ts';
import { onAbort } from './on-abort.ts';
import { rawHeader } from './raw-header.ts';
import { createStopwatch } from './stopwatch.ts';
import { tryRoutes } from './try-routes.ts';

export type Sent = {
  readonly result: Exclude<Result, { kind: 'under-way' }>;
  /** Whether anything was handed to a connected socket: the server may have received it. */
  readonly dispatched: boolean;
  /** The whole body as text, as far as it came. */
  readonly bodyText: string;
  /** The body as it came, before it was decompressed; null where the text says all that it does. */
  readonly bodyBytes: Buffer | null;
  /** Why the body has more bytes than these; null where they are all of it. */
  readonly bodyEnd: BodyEnd | null;
};

/** Why a body wasn't read to its end: it broke off, it's over the limit, or it isn't compressed as its headers say. */
export type BodyEnd = 'broke-off' | 'limit' | 'undecodable';

export type SendOptions = {
  /** From the call to the last byte of the answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborted when the person cancels. */
  readonly cancel: AbortSignal;
  /** Called once, when the first byte is about to leave. */
  readonly onLeave?: () => void;
  /** Connections to send on; by default a new direct one. */
  readonly connections?: Connections;
};

/** Who ended a send before its answer was whole. */
type EndedBy = 'person' | 'deadline';

/**
 * Sends a request once, byte for byte as it was built: no redirect, no retry. Only while nothing has left, and a proxy
 * couldn't be reached, another route is tried. One deadline runs to the last byte. Never rejects: what went wrong is part
 * of the result.
 */
export async function sendRequest(
  request: HttpRequest,
  { timeoutMs, cancel, connections: given, onLeave = () => {} }: SendOptions,
): Promise<Sent> {
  const begunAt = performance.now();
  const axios = await loadClient();
  const stopwatch = createStopwatch(() => performance.now(), onLeave);
  const connections = given ?? createConnections();
  const ending = createCancellation();
  let endedBy: EndedBy | null = null;
  let underWay: { destroy(error?: Error): unknown } | null = null;
  let message: IncomingMessage | null = null;
  let body: BodyRead = nothingRead;
  let exact: ExactRequest | null = null;

  const end = (by: EndedBy) => {
    endedBy ??= by;
    ending.end();
    underWay?.destroy(new Error('ended'));
  };
  const timer = setTimeout(() => end('deadline'), timeoutMs);
  const dropCancel = onAbort(cancel, () => end('person'));
  /** Sends as is what axios' own adapter would normalise, sort and extend. */
  async function adapter(config: InternalAxiosRequestConfig): Promise<AxiosResponse<IncomingMessage>> {
    const data = await tryRoutes({
      connections,
      origin: originOf(request.url),
      ending,
      remainingMs: () => begunAt + timeoutMs - performance.now(),
      isDispatched: stopwatch.isDispatched,
      attempt: (route, turn) => {
        exact = sendExactly({ ...request, connections, route, connecting: stopwatch.attempt(route, turn) });
        const { sending, answer } = exact;
        underWay = sending;
        stopwatch.watch(sending);
        // A route that is given up must not carry the event after all.
        if (turn !== ending) turn.signal().addEventListener('abort', () => sending.destroy(), { once: true });
        return answer;
      },
    });
    stopwatch.sawHeaders();
    return { data, status: data.statusCode ?? 0, statusText: data.statusMessage ?? '', headers: {}, config };
  }

  try {
    if (cancel.aborted) end('person');
    // The adapter knows what is sent. Each option more would cost time with every event of a run.
    message = (await axios.request<IncomingMessage>({ adapter })).data;
    const opened = bodyOf(message);
    underWay = opened.stream;
    body = await readBodyText(opened, rawHeader(message.rawHeaders, 'content-type'));
    if (endedBy !== null && !body.whole) throw new Error('ended');
    if (body.error !== null && !isUndecodable(body.error)) throw body.error;
    const result = answered(request, toAnswer(message, body), { body, timing: stopwatch.stop() });
    const raw = rawOf(exact, body.error !== null || !body.isExact);
    return { result: { ...result, ...raw }, dispatched: true, ...bodyIn(body, raw, message) };
  } catch (error) {
    const refused = message === null && endedBy === null && isHandshakeRefusal(networkErrorCode(error));
    const dispatched = stopwatch.isDispatched() && !refused;
    const code = endedBy === null ? networkErrorCode(causeOf(exact, error)) : endedCode(endedBy, stopwatch.isAtProxy());
    const outcome = failureToOutcome({ code, dispatched, endedBy });
    const answer = message === null ? null : toAnswer(message, body);
    const raw = rawOf(exact, isInvalidAnswer(code) || answer === null || !body.isExact || isUndecodable(body.error));
    const result = { kind: 'unanswered', outcome, code, answer, timing: stopwatch.stop(), ...raw } as const;
    return { result, dispatched, ...bodyIn(body, raw, message) };
  } finally {
    clearTimeout(timer);
    dropCancel();
    if (given === undefined) connections.close();
    else endUnsent(exact, begunAt + timeoutMs - performance.now());
  }
}

/** Ends a request whose rest is still being sent after its answer, when the time is over: the server may read it until then. */
function endUnsent(exact: ExactRequest | null, remainingMs: number): void {
  if (exact === null || exact.sending.writableFinished || exact.sending.destroyed) return;
  const { sending } = exact;
  const timer = setTimeout(() => sending.destroy(), remainingMs).unref();
  sending.once('close', () => clearTimeout(timer));
}

/** Why a send failed. That a body isn't valid HTTP shows on the request; its reader only sees the connection end. */
function causeOf(exact: ExactRequest | null, error: unknown): unknown {
  return exact?.parseError() ?? error;
}

function endedCode(by: EndedBy, isAtProxy: boolean): string {
  if (by === 'person') return 'CANCELLED';
  return isAtProxy ? 'PROXY_TIMED_OUT' : 'TIMED_OUT';
}

let client: Promise<Axios> | null = null;

/**
 * Makes what requests are sent with, once; the window opens without it. It is without axios' defaults, and leaves what
 * goes out and what comes back as they are.
 */
export function loadClient(): Promise<Axios> {
  client ??= import('axios').then(({ Axios }) => new Axios());
  return client;
}

type Came = { readonly body: BodyRead; readonly timing: Sent['result']['timing'] };

function answered({ method }: HttpRequest, answer: Answer, { body, timing }: Came): Sent['result'] {
  const reading = readAnswer(answer.status, body.text, {
    isWhole: body.whole || isOnlyEndMissing(body),
    isImage: method === 'GET' && isImage(headerOf(answer, 'content-type'), body.text),
  });
  return { kind: 'answered', answer, timing, ...reading };
}

/** What came back, as it came, where the answer doesn't say it. */
function rawOf(exact: ExactRequest | null, isNeeded: boolean): { readonly raw?: string } {
  const raw = isNeeded ? (exact?.firstBytes() ?? '') : '';
  return raw === '' ? {} : { raw };
}

/** The body for who wants more of it than the record keeps: its bytes where the record has some too. */
function bodyIn(
  body: BodyRead,
  { raw }: { readonly raw?: string },
  message: IncomingMessage | null,
): Pick<Sent, 'bodyText' | 'bodyBytes' | 'bodyEnd'> {
  const bytes = raw === undefined ? null : body.came();
  return {
    bodyText: body.text,
    bodyBytes: bytes === null || bytes.length === 0 ? null : bytes,
    bodyEnd: endOf(body, message),
  };
}

/** All of a body can have come, and yet not be compressed as its headers say. */
function endOf({ whole, error }: BodyRead, message: IncomingMessage | null): BodyEnd | null {
  if (whole) return null;
  if (isUndecodable(error)) return message?.complete === true ? null : 'undecodable';
  return error === null ? 'limit' : 'broke-off';
}

function toAnswer(message: IncomingMessage | null, body: BodyRead): Answer {
  return {
    status: message?.statusCode ?? 0,
    statusText: decodeHeader(message?.statusMessage ?? ''),
    headers: message === null ? [] : rawHeaders(message),
    body: body.text.slice(0, keptCharacters.answer),
    bodyBytes: body.bytes,
    sha256: body.sha256,
    whole: body.whole,
  };
}

/** The headers as they came, with those that came after the body behind them. */
function rawHeaders({ rawHeaders: before, rawTrailers: after }: IncomingMessage): Header[] {
  const headers: Header[] = [];
  for (const raw of [before, after])
    for (let at = 0; at < raw.length; at += 2)
      headers.push({ name: raw[at] ?? '', value: decodeHeader(raw[at + 1] ?? '') });
  return headers;
}

/** The compressed data ended too early, but all of the JSON in it came. */
function isOnlyEndMissing({ error, text }: BodyRead): boolean {
  return error !== null && networkErrorCode(error) === 'Z_BUF_ERROR' && isJson(jsonIn(text));
}

/** The answer came, but what it says it is compressed with isn't what it is. */
function isUndecodable(error: unknown): boolean {
  return /^(Z_|ERR_BROTLI|ERR__ERROR)/.test(networkErrorCode(error));
}
