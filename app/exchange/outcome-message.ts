import { assertNever } from '#app/assert-never.ts';
import { practiceId } from '#app/environments/environment.ts';
import { formatBytes, formatDuration } from '#app/quantity.ts';
import { type ConnectionMessage, distrustMessage, unreachedMessage } from './connection-message.ts';
import { type Answer, type Exchange, headerOf, isDispatched } from './exchange.ts';
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

function answeredMessage(exchange: Exchange, { outcome, answer, statusCode }: Answered): MessageText {
  const server = receiver(exchange);
  switch (outcome) {
    case 'received':
      return {
        sentence: `${server} has the event. Receipt is not a match: whether an Interaction was triggered is seen in Monitoring.`,
        next: '',
        action: 'open-monitoring',
      };
    case 'refused-in-the-body':
      return {
        sentence: `${server} took the call but refused the event: its answer says statusCode ${statusCode}.`,
        next: 'Read the answer below, then check the uri and the site key.',
        action: 'show-body',
      };
    case 'unreadable-answer':
      return {
        sentence: unreadable(server, answer),
        next: 'Look in Monitoring whether the event is there.',
        action: 'open-monitoring',
      };
    case 'redirected': {
      const to = headerOf(answer, 'location');
      return {
        sentence: `The server wants the event elsewhere${to === null ? '' : `, at ${to}`}. Tidings did not follow: it would carry customer data there.`,
        next: 'If that address is right, put it into the environment’s server name.',
        action: 'edit-environment',
      };
    }
    case 'refused':
      return refusalMessage(server, answer);
    case 'server-error': {
      if (answer.status === 511) return refusalMessage(server, answer);
      const wait = headerOf(answer, 'retry-after');
      return {
        sentence: `${server} has a problem of its own (HTTP ${answer.status}). The event was probably not taken.`,
        next:
          wait === null
            ? 'Wait a little, then repeat.'
            : `It asks to wait${/^\d+$/.test(wait) ? ` ${wait} s` : ` until ${wait}`}, then repeat.`,
        action: 'repeat',
      };
    }
    default:
      return assertNever(outcome);
  }
}

function unansweredMessage(exchange: Exchange, { outcome, code, answer, timing }: Unanswered): MessageText {
  const dispatched = isDispatched(exchange);
  const fate = dispatched ? `${receiver(exchange)} may have it.` : 'Nothing was sent; it is safe to repeat.';
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
        return { sentence: `The server answered, but its answer ${problem}. ${fate}`, next, action };
      return {
        sentence: `The connection broke ${answer === null ? 'before an answer came' : `in the middle of the answer (HTTP ${answer.status})`}. ${fate}`,
        next,
        action,
      };
    }
    case 'timed-out':
      return {
        sentence: dispatched
          ? `The event left this computer, but no ${answer === null ? '' : 'whole '}answer came within ${formatDuration(exchange.environment.timeoutMs)}. ${fate}`
          : `The server was not reached within ${formatDuration(exchange.environment.timeoutMs)}. ${fate}`,
        next,
        action,
      };
    case 'cancelled':
      return {
        sentence: dispatched
          ? `You stopped it after the event had left this computer. ${fate}`
          : `You stopped it before the event left this computer. ${fate}`,
        next,
        action,
      };
    case 'interrupted':
      return {
        sentence: dispatched
          ? `Tidings ended while the event was under way. ${fate}`
          : `Tidings ended before the event left this computer. ${fate}`,
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
  return `Look for ${customerKey.trim() === '' ? 'the event' : customerKey} in Monitoring. Repeat only if it is not there.`;
}

function unreadable(server: string, answer: Answer): string {
  const came = `${server} answered HTTP ${answer.status}, so the event was received, but the answer could not be read`;
  if (answer.bodyBytes === 0) return `${came}: it is empty (no tid).`;
  if (!answer.whole || answer.bodyBytes > 8_000_000)
    return `${came}: it is too long to be read (${formatBytes(answer.bodyBytes)}, no tid).`;
  return answer.body.trimStart().startsWith('<')
    ? `${came}: it is a web page (no tid). Perhaps a sign-in page or a proxy stands in between.`
    : `${came}: it is no valid JSON (no tid).`;
}
