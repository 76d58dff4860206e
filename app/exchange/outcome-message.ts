import { assertNever } from '#app/assert-never.ts';
import { practiceServerOf } from '#app/practice/practice.ts';
import { formatDuration } from '#app/quantity.ts';
import { type ConnectionMessage, distrustMessage, type FailedStage, unreachedMessage } from './connection-message.ts';
import { type Answer, type Exchange, headerOf, isDispatched, type Timing } from './exchange.ts';
import { fateOf } from './fate.ts';
import type { NextAction } from './outcome.ts';
import { staysOnServer } from './redirect.ts';
import { refusalMessage, waitMessage } from './refusal-message.ts';
import { describeResponseError } from './response-error.ts';
import { isWebPage, whyUnreadable } from './unreadable-message.ts';

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

function answeredMessage(exchange: Exchange, result: Answered): MessageText {
  const { outcome, answer, statusCode } = result;
  const server = receiver(exchange);
  switch (outcome) {
    case 'received':
      return {
        sentence: `${server} has the event.${exchange.draft.sendAs === 'pixel' && result.tid === null ? ' A tracking pixel gets no TID.' : ''} To see whether it triggered an Interaction, check Monitoring.`,
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
      if (isWebPage(result))
        return {
          sentence: `A web page came back (HTTP ${answer.status}) in place of a response from ${server}. It may be a sign-in page, so ${server} may not have the event.`,
          next: `Check the server name, and whether your network requires a sign-in. ${lookFirst(exchange.draft.customerKey)}`,
          action: 'open-monitoring',
        };
      return {
        sentence: `${server} responded with HTTP ${answer.status}, so the event was received, but the response could not be read: ${whyUnreadable(result)}.`,
        next: 'Check Monitoring for the event.',
        action: 'open-monitoring',
      };
    case 'redirected':
      return redirectMessage(exchange, answer);
    case 'refused':
      return refusalMessage(responder(exchange, result), answer, exchange.sentAt);
    case 'server-error': {
      if (answer.status === 511) return refusalMessage(server, answer, exchange.sentAt);
      if (fateOf(exchange) === 'may-be-taken')
        return {
          sentence: `${responder(exchange, result)} ${hasNoMeaning(answer.status) ? 'responded with a status that HTTP does not have' : 'reported an error'} (HTTP ${answer.status}). It may have processed the event.`,
          next: lookFirst(exchange.draft.customerKey),
          action: 'open-monitoring',
        };
      return {
        sentence: `${responder(exchange, result)} reported an error (HTTP ${answer.status}). It probably did not process the event.`,
        next: waitMessage(answer, exchange.sentAt),
        action: 'repeat',
      };
    }
    default:
      return assertNever(outcome);
  }
}

function redirectMessage(exchange: Exchange, answer: Answer): MessageText {
  const to = headerOf(answer, 'location');
  // Only with an address is it a redirect; a 300 or a 304 seldom has one.
  if (to === null)
    return {
      sentence: `The server responded with HTTP ${answer.status}, a status for redirects, but named no other address. It did not accept the event.`,
      next: 'Check the server name. A proxy or a different server may have responded.',
      action: 'edit-environment',
    };
  if (staysOnServer(to, exchange.request.url))
    return {
      sentence: `The server redirects the event to ${to} on the same server. Tidings does not follow redirects, so the event was not accepted.`,
      next: 'Check the server name. If the page is a sign-in page, a proxy or a different server may have responded.',
      action: 'edit-environment',
    };
  return {
    sentence: `The server redirects the event to ${to}. Tidings did not follow, because customer data would go there.`,
    next: 'If that address is right, enter it as the environment’s server name.',
    action: 'edit-environment',
  };
}

function unansweredMessage(exchange: Exchange, { outcome, code, answer, timing, raw }: Unanswered): MessageText {
  const dispatched = fateOf(exchange) === 'may-be-taken';
  const fate = dispatched
    ? `${receiver(exchange)} may have received it.`
    : 'Nothing was sent, so it is safe to send it again.';
  const next = dispatched ? lookFirst(exchange.draft.customerKey) : '';
  const action = dispatched ? 'open-monitoring' : 'repeat';
  const { timeoutMs, serverName: server } = exchange.environment;
  const failed = { code, server, proxy: timing.proxy, timeoutMs, stage: failedStageOf(timing, server) };
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
    case 'invalid-answer':
    case 'cut-off':
      return { sentence: `${brokenResponse(code, answer?.status ?? null, raw !== undefined)}. ${fate}`, next, action };
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

/** What was being done when a connection failed, by how long each part before it took. */
function failedStageOf({ proxy, readyMs, dnsMs, connectMs, proxyMs }: Timing, server: string): FailedStage | null {
  if (connectMs !== null) return proxy !== null && proxyMs === null ? 'proxy' : 'tls';
  const isAddress = /^https?:\/\/(?:\[|[\d.]+(?:[:/]|$))/.test(server);
  if (dnsMs !== null) return 'connect';
  if (readyMs === null) return null;
  return isAddress ? 'connect' : 'name';
}

/** How a response broke. Before there was an outcome for invalid answers, they were kept as cut off. */
function brokenResponse(code: string, status: number | null, hasBytes: boolean): string {
  const problem = describeResponseError(code);
  if (problem !== null)
    return `The server responded${status === null || status === 101 ? '' : ` with HTTP ${status}`}, but its response ${problem}`;
  if (status !== null) return `The connection was lost in the middle of the response (HTTP ${status})`;
  return `The connection was lost ${hasBytes ? 'in the middle of the response' : 'before a response arrived'}`;
}

function hasNoMeaning(status: number): boolean {
  return status < 100 || status > 599;
}

function receiver(exchange: Exchange): string {
  return practiceServerOf(exchange) === null ? 'MXO' : 'The practice server';
}

/** Who refused or failed. A proxy that forwards plain http answers these itself where it doesn't reach the server. */
function responder(exchange: Exchange, { answer, timing: { proxy } }: Answered): string {
  const server = receiver(exchange);
  const isForwarded = exchange.environment.serverName.startsWith('http:') && proxy?.startsWith('http');
  return isForwarded && [403, 502, 503, 504].includes(answer.status) ? `${server} or the proxy ${proxy}` : server;
}

function lookFirst(customerKey: string): string {
  return `Check Monitoring for ${customerKey.trim() === '' ? 'the event' : customerKey} before you send it again.`;
}
