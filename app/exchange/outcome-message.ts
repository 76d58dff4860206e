import { assertNever } from '#app/assert-never.ts';
import { practiceId } from '#app/environments/environment.ts';
import { formatBytes, formatDuration } from '#app/quantity.ts';
import { type ConnectionMessage, distrustMessage, unreachedMessage } from './connection-message.ts';
import { type Exchange, headerOf, isDispatched } from './exchange.ts';
import { fateOf } from './fate.ts';
import type { NextAction } from './outcome.ts';
import { refusalMessage } from './refusal-message.ts';
import { describeResponseError } from './response-error.ts';

/** An outcome in plain words. */
export type OutcomeMessage = {
  /** One sentence: what happened and what it means. */
  readonly sentence: string;
  /** One sentence: what to do; empty when there is nothing to do. */
  readonly next: string;
  readonly action: NextAction;
  /** The event left this computer and no whole answer came back. */
  readonly fateUnknown: boolean;
};

/** A longer body is not read for a TID, in bytes. */
const mostReadBytes = 8_000_000;

type MessageText = Omit<OutcomeMessage, 'fateUnknown'>;
type Answered = Extract<Exchange['result'], { kind: 'answered' }>;
type Unanswered = Extract<Exchange['result'], { kind: 'unanswered' }>;

/** A finished exchange in plain words; null while it is under way. */
export function outcomeMessage(exchange: Exchange): OutcomeMessage | null {
  const { result } = exchange;
  if (result.kind === 'under-way') return null;
  if (result.kind === 'answered') return { ...answeredMessage(exchange, result), fateUnknown: false };
  return { ...unansweredMessage(exchange, result), fateUnknown: isDispatched(exchange) };
}

function answeredMessage(exchange: Exchange, result: Answered): MessageText {
  const { outcome, answer, statusCode } = result;
  const server = receiver(exchange);
  switch (outcome) {
    case 'received':
      return {
        sentence: `${server} has the event. To see whether it triggered an Interaction, check Monitoring.`,
        next: '',
        action: 'open-monitoring',
      };
    case 'refused-in-the-body':
      return {
        sentence: `${server} received the request but refused the event: the response has statusCode ${statusCode}.`,
        next: 'Read the response below, then check the URI and the site key.',
        action: 'show-body',
      };
    case 'unreadable-answer':
      return {
        sentence: `${server} responded with HTTP ${answer.status}, so the event was received, but the response could not be read: ${whyUnreadable(result)}.`,
        next: 'Check Monitoring for the event.',
        action: 'open-monitoring',
      };
    case 'redirected': {
      const to = headerOf(answer, 'location');
      return {
        sentence: `The server redirects the event${to === null ? '' : ` to ${to}`}. Tidings did not follow, because customer data would go there.`,
        next: 'If that address is right, enter it as the environment’s server name.',
        action: 'edit-environment',
      };
    }
    case 'refused':
      return refusalMessage(server, answer);
    case 'server-error': {
      if (answer.status === 511) return refusalMessage(server, answer);
      const wait = headerOf(answer, 'retry-after');
      if (fateOf(exchange) === 'may-be-taken')
        return {
          sentence: `${server} reported an error (HTTP ${answer.status}). It may have processed the event.`,
          next: lookFirst(exchange.draft.customerKey),
          action: 'open-monitoring',
        };
      return {
        sentence: `${server} reported an error (HTTP ${answer.status}). It probably did not process the event.`,
        next:
          wait === null
            ? 'Wait a moment, then send it again.'
            : `It asks you to wait ${/^\d+$/.test(wait) ? `${wait} s` : `until ${wait}`}. Then send it again.`,
        action: 'repeat',
      };
    }
    default:
      return assertNever(outcome);
  }
}

function unansweredMessage(exchange: Exchange, { outcome, code, answer, timing, raw }: Unanswered): MessageText {
  const dispatched = fateOf(exchange) === 'may-be-taken';
  const fate = dispatched
    ? `${receiver(exchange)} may have received it.`
    : 'Nothing was sent, so it is safe to send it again.';
  const next = dispatched ? lookFirst(exchange.draft.customerKey) : '';
  const action = dispatched ? 'open-monitoring' : 'repeat';
  const { timeoutMs, serverName: server } = exchange.environment;
  const failed = { code, server, proxy: timing.proxy, timeoutMs };
  const failureMessage = ({ sentence, next: remedy }: ConnectionMessage): MessageText => ({
    sentence: `${sentence} ${fate}`,
    next: next || remedy,
    action: dispatched ? action : 'edit-environment',
  });
  switch (outcome) {
    case 'not-reached':
      return failureMessage(unreachedMessage(failed));
    case 'not-trusted':
      return failureMessage(distrustMessage(failed));
    case 'cut-off': {
      const problem = describeResponseError(code);
      if (problem !== null)
        return { sentence: `The server responded, but its response ${problem}. ${fate}`, next, action };
      const noneCame = raw === undefined ? 'before a response arrived' : 'in the middle of the response';
      return {
        sentence: `The connection was lost ${answer === null ? noneCame : `in the middle of the response (HTTP ${answer.status})`}. ${fate}`,
        next,
        action,
      };
    }
    case 'timed-out':
      return {
        sentence: dispatched
          ? `The event was sent, but no ${answer === null && raw === undefined ? '' : 'complete '}response arrived within ${formatDuration(exchange.environment.timeoutMs)}. ${fate}`
          : `The server was not reached within ${formatDuration(exchange.environment.timeoutMs)}. ${fate}`,
        next,
        action,
      };
    case 'cancelled':
      return {
        sentence: dispatched
          ? `You cancelled after the event was sent. ${fate}`
          : `You cancelled before the event was sent. ${fate}`,
        next,
        action,
      };
    case 'interrupted':
      return {
        sentence: dispatched
          ? `Tidings closed while the event was being sent. ${fate}`
          : `Tidings closed before the event was sent. ${fate}`,
        next,
        action,
      };
    default:
      return assertNever(outcome);
  }
}

function receiver(exchange: Exchange): string {
  return exchange.environment.id === practiceId ? 'The practice server' : 'MXO';
}

function lookFirst(customerKey: string): string {
  return `Check Monitoring for ${customerKey.trim() === '' ? 'the event' : customerKey} before you send it again.`;
}

/** Codings that Tidings can undo, as far as an answer may name them. */
const knownCodings = /^(?:identity|(?:x-)?gzip|deflate|br)$/i;

function whyUnreadable({ answer, raw }: Answered): string {
  const coding = headerOf(answer, 'content-encoding');
  if (raw !== undefined && coding !== null && answer.bodyBytes <= mostReadBytes) {
    if (!coding.split(',').every((one) => knownCodings.test(one.trim())))
      return `it is compressed in a way that Tidings does not know (Content-Encoding: ${coding}, no TID)`;
    if (!answer.whole) return `it could not be decompressed (Content-Encoding: ${coding}, no TID)`;
  }
  if (answer.bodyBytes === 0) return 'it is empty (no TID)';
  if (!answer.whole || answer.bodyBytes > mostReadBytes)
    return `it is too long (${formatBytes(answer.bodyBytes)}, no TID)`;
  if (answer.body.trimStart().startsWith('<'))
    return 'it is a web page (no TID). It may come from a sign-in page or a proxy';
  return raw === undefined ? 'it is not valid JSON (no TID)' : 'it contains bytes that are not text (no TID)';
}
