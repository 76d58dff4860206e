import { z } from 'zod';
import { answerOf, durationOf, type Exchange, isDispatched, tidAfter } from '#app/exchange/exchange.ts';
import { isStatusExpected } from '#app/exchange/expectations.ts';
import { fateOf } from '#app/exchange/fate.ts';
import { type Outcome, outcomeSchema } from '#app/exchange/outcome.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { methodSchema } from '#app/exchange/request.ts';
import { type ItemState, itemStateSchema, stateOf } from './ledger.ts';

/** How much of an answer a result keeps, in characters. */
export const keptAnswerCharacters = 4_000;

/** What a request says beside its dynamic values. */
const steadyRequestSchema = z.object({ customerKey: z.string(), url: z.string(), body: z.string() });

export type SteadyRequest = Readonly<z.infer<typeof steadyRequestSchema>>;

/** What became of one item of a run: one request with one row of data. Whole enough for every report. */
export const runResultSchema = z.object({
  /** Which item of the plan, from 0. */
  item: z.number().int().min(0),
  state: itemStateSchema,
  /** How often it was begun; 0 when it was left out. */
  attempt: z.number().int(),
  /** Its record in the history; empty when it has none. */
  exchangeId: z.string(),
  /** ISO 8601, UTC; null when it was never begun. */
  sentAt: z.iso.datetime().nullable(),
  customerKey: z.string(),
  tidSent: z.string(),
  /** The tid that came back, or else the one sent. */
  tid: z.string(),
  outcome: outcomeSchema.nullable(),
  left: z.enum(['no', 'yes']),
  status: z.number().nullable(),
  statusCode: z.number().nullable(),
  /** From Send to the last byte, in milliseconds. */
  ms: z.number().nullable(),
  /** Why it is not a plain success, in words; empty when it is. */
  says: z.string(),
  /** The expectations that were not met, each in words. */
  unmet: z.array(z.string()).readonly(),
  /** Without its method it is an event; a tracking pixel has `GET`. */
  request: z.object({ method: methodSchema.optional(), url: z.string(), body: z.string() }).nullable(),
  /** The beginning of the answer's body; null when none came. */
  answer: z.string().nullable(),
  /** The request with dynamic values that are the same in every run, to compare runs by; null where it has none. */
  steady: steadyRequestSchema.nullable().default(null),
});

export type RunResult = Readonly<z.infer<typeof runResultSchema>>;

/** The item of a run that is sent, and for which time. */
type Attempt = { readonly item: number; readonly attempt: number };

/**
 * The result of an exchange as an item of a run.
 * @param unmet the expectations that it did not meet, in words
 * @param steady its request without what differs from run to run; null where it has no dynamic value
 */
export function resultOf(
  { item, attempt }: Attempt,
  exchange: Exchange,
  { unmet, steady = null }: { readonly unmet: readonly string[]; readonly steady?: SteadyRequest | null },
): RunResult {
  const { result, left, draft, request } = exchange;
  const answer = answerOf(exchange);
  const outcome = result.kind === 'under-way' ? 'interrupted' : result.outcome;
  const state = stateAgainst(exchange, unmet, outcome);
  return {
    item,
    state,
    attempt,
    exchangeId: exchange.id,
    sentAt: exchange.sentAt,
    customerKey: draft.customerKey,
    tidSent: draft.tid,
    tid: tidAfter(exchange),
    outcome,
    left,
    status: answer?.status ?? null,
    statusCode: result.kind === 'answered' ? result.statusCode : null,
    ms: durationOf(exchange),
    says: outcome === 'received' ? '' : (outcomeMessage(exchange)?.sentence ?? ''),
    // What wasn't answered in full met or missed nothing.
    unmet: state === 'unknown' || result.kind !== 'answered' ? [] : unmet,
    request: { ...(request.method === 'GET' && { method: request.method }), url: request.url, body: request.body },
    answer: answer?.body.slice(0, keptAnswerCharacters) ?? null,
    steady,
  };
}

/**
 * What an item counts as where something was expected of its answer: a refusal that was expected is no failure, and an
 * answer that is not as expected is one. Without a whole answer its fate decides alone.
 */
function stateAgainst(exchange: Exchange, unmet: readonly string[], outcome: Outcome): ItemState {
  // A web page in the place of a response proves nothing: a sign-in page answers each event of a run.
  const isUnsure = outcome === 'unreadable-answer' && fateOf(exchange) === 'may-be-taken';
  const state = isUnsure ? 'unknown' : stateOf(outcome, isDispatched(exchange));
  if (!isDispatched(exchange) || state === 'unknown') return state;
  if (unmet.length > 0) return 'failed';
  return isStatusExpected(exchange) ? 'answered' : state;
}

/** Why an item is not sent whose row the person left out. */
export const notSelectedWords = 'Its row wasn’t selected.';

/** An item that is not sent. @param says why, in words */
export function skippedResult(item: number, customerKey: string, says: string): RunResult {
  return {
    item,
    state: 'skipped',
    attempt: 0,
    exchangeId: '',
    sentAt: null,
    customerKey,
    tidSent: '',
    tid: '',
    outcome: null,
    left: 'no',
    status: null,
    statusCode: null,
    ms: null,
    says,
    unmet: [],
    request: null,
    answer: null,
    steady: null,
  };
}

const notAgainWords = 'It wasn’t sent again.';

/** A result that stays, because its item couldn't be sent again. @param why in words */
export function notSentAgain(result: RunResult, why: string): RunResult {
  const [says = ''] = result.says.split(notAgainWords);
  return { ...result, says: `${says.trim()} ${notAgainWords} ${why}`.trim() };
}

/** An item whose result cannot be read. @param state what is known of it */
export function unreadResult(item: number, state: ItemState): RunResult {
  const says =
    state === 'unknown'
      ? 'Its result can’t be read. It may have been sent and received. Check Monitoring before you send it again.'
      : 'The details of its result can’t be read.';
  const outcome = state === 'unknown' ? 'interrupted' : null;
  return { ...skippedResult(item, '', says), state, outcome, left: state === 'skipped' ? 'no' : 'yes' };
}

/** What is shown in the place of a request that isn't known. */
export function missingRequest(left: RunResult['left']): string {
  return left === 'no' ? 'Nothing was sent.' : 'What was sent was not saved.';
}

/** The word for a result without an outcome. */
export const itemWords: Readonly<Record<ItemState, string>> = {
  answered: 'Answered',
  failed: 'Failed',
  unknown: 'Unknown',
  skipped: 'Skipped',
};

/** An item that was under way when the app ended: it may have left. */
export function lostResult(item: number, attempt: number, customerKey: string): RunResult {
  return {
    ...skippedResult(item, customerKey, 'Tidings closed while it was being sent. It may have been received.'),
    state: 'unknown',
    attempt,
    outcome: 'interrupted',
    left: 'yes',
  };
}
