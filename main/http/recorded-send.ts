import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { type Exchange, type ExchangeSummary, noMarks, type SentIn, summarise } from '#app/exchange/exchange.ts';
import { keptRequest } from '#app/exchange/kept-request.ts';
import { type HttpRequest, serverNameFor } from '#app/exchange/request.ts';
import { type Sent, sendRequest } from './client.ts';
import type { Connections } from './connections.ts';

/** The whole body of an answer. */
export type AnswerBody = Pick<Sent, 'bodyText' | 'bodyBytes' | 'bodyEnd'>;

/** Where exchanges are saved, and who is notified. */
export type Recorder = {
  readonly begin: (exchange: Exchange) => Promise<string | null>;
  /** Called when the first byte is about to leave. */
  readonly leave: (id: string) => void;
  readonly complete: (exchange: Exchange) => Promise<string | null>;
  readonly keepAnswer: (id: string, body: AnswerBody) => void;
  /** Called when an exchange begins and when it ends. */
  readonly onChange: (exchange: ExchangeSummary) => void;
  readonly now: () => Date;
  readonly newId: () => string;
};

/** An event that is ready to leave. */
export type Order = {
  /** Resolved: the record says what went out, and the customer in it can be found. */
  readonly draft: Draft;
  readonly request: HttpRequest;
  /** When the request was made, ISO 8601: the times in it are of this moment. */
  readonly sentAt: string;
  readonly environment: Environment;
  readonly siteKey: string;
  /** The name of what it is sent from; absent when it is from nothing that has one. */
  readonly from?: string | undefined;
  /** The run that it is sent in. */
  readonly runId?: string;
  /** The storyboard that it is sent in. */
  readonly storyboard?: SentIn | undefined;
  /** Aborted when the person cancels. */
  readonly cancel: AbortSignal;
  /** Instead of the environment's. */
  readonly timeoutMs?: number;
  readonly connections: Connections;
  /** The record's id; a new one when it is left out. */
  readonly id?: string;
};

export type RecordedExchange = {
  readonly exchange: Exchange;
  /** Why the history couldn't keep it, in words; null when it did. */
  readonly notRecorded: string | null;
};

/** Sends an event once: it is recorded as under way before its first byte leaves, and completed after. */
export async function sendRecorded(order: Order, recorder: Recorder): Promise<RecordedExchange> {
  const begun = beginExchange(order, recorder);
  const notBegun = await recorder.begin(begun);
  recorder.onChange(summarise(begun));
  const { exchange, body } = await sendBegun(begun, order, () => recorder.leave(begun.id));
  recorder.keepAnswer(exchange.id, body);
  const notCompleted = await recorder.complete(exchange);
  recorder.onChange(summarise(exchange));
  return { exchange, notRecorded: notBegun ?? notCompleted };
}

/** The record of an event that is about to leave. */
export function beginExchange(order: Order, recorder: Pick<Recorder, 'newId'>): Exchange {
  const { draft, request, sentAt, environment, siteKey, from, runId, storyboard } = order;
  const { id, name, colour, monitoringLink } = environment;
  const timeoutMs = order.timeoutMs ?? environment.timeoutMs;
  return {
    version: 1,
    id: order.id ?? recorder.newId(),
    sentAt,
    environment: { id, name, colour, monitoringLink, timeoutMs, serverName: serverNameFor(environment, siteKey) },
    siteKey,
    ...(from !== undefined && { from }),
    ...(runId !== undefined && { runId }),
    ...(storyboard !== undefined && { storyboard }),
    draft,
    request: keptRequest(request),
    left: 'no',
    result: { kind: 'under-way' },
    marks: noMarks,
  };
}

/** Sends an event that is already recorded. Returns the record with its result, and the answer's whole body. */
export async function sendBegun(
  begun: Exchange,
  { request, cancel, connections }: Order,
  onLeave: () => void = () => {},
): Promise<{ readonly exchange: Exchange; readonly body: AnswerBody }> {
  const { timeoutMs } = begun.environment;
  const { dispatched, result, ...body } = await sendRequest(request, { timeoutMs, cancel, onLeave, connections });
  return { exchange: { ...begun, left: dispatched ? 'yes' : 'no', result }, body };
}
