import { formatSpan } from '#app/quantity.ts';
import { type Answer, headerOf } from './exchange.ts';
import type { NextAction } from './outcome.ts';
import { proxySignInCode, unspokenSignInMessage } from './proxy-sign-in.ts';

type RefusalMessage = {
  /** Who refused, when it was not the server that the person named. */
  readonly who?: string;
  readonly because: string;
  readonly next: string;
  readonly action: NextAction;
};

const refusals: Readonly<Record<number, RefusalMessage>> = {
  400: {
    because: 'it could not read the event',
    next: 'Check the URI, the properties and the body form of the environment.',
    action: 'edit-event',
  },
  401: {
    because: 'it requires a sign-in, which this API does not need',
    next: 'Check the server name. A proxy or a different server may have responded.',
    action: 'edit-environment',
  },
  403: {
    because: 'it does not allow access from this computer',
    next: 'Ask whether your network address has access.',
    action: 'edit-environment',
  },
  404: {
    because: 'it does not know the site key or the address',
    next: 'Check the site key and the server name.',
    action: 'edit-environment',
  },
  405: {
    because: 'it does not accept events at this address',
    next: 'Check the server name. It may contain an extra path.',
    action: 'edit-environment',
  },
  407: {
    who: 'Your network’s proxy',
    because: 'it requires a sign-in. MXO did not receive the event',
    next: 'Enter the proxy’s user and password in the environment, or in Settings, Network.',
    action: 'edit-environment',
  },
  408: {
    because: 'it did not arrive in time',
    next: 'Check your network, then send it again.',
    action: 'repeat',
  },
  413: {
    because: 'the event is too large',
    next: 'Shorten or disable properties, then send it again.',
    action: 'edit-event',
  },
  414: {
    because: 'the address is too long',
    next: 'Shorten the TID and the parameters on the request URL. A tracking pixel has the whole event in its address.',
    action: 'edit-event',
  },
  415: {
    because: 'it does not accept this kind of body',
    next: 'Check the body form of the environment.',
    action: 'edit-environment',
  },
  429: {
    because: 'it received too many events in a short time',
    next: 'Wait a moment, then send it again.',
    action: 'repeat',
  },
  431: {
    because: 'the address or the headers are too long',
    next: 'Shorten the TID and the parameters on the request URL.',
    action: 'edit-event',
  },
  511: {
    who: 'Your network',
    because: 'it requires a sign-in. MXO did not receive the event',
    next: 'Open a web page in your browser and sign in to the network. Then send it again.',
    action: 'repeat',
  },
};

const unnamed: RefusalMessage = {
  because: 'the response may say why',
  next: 'Read the response below.',
  action: 'show-body',
};

/** When to send again, as the server asks for it (RFC 9110, 10.2.3). @param sentAt when the event was sent, ISO 8601 */
export function waitMessage(answer: Answer, sentAt: string): string {
  const waitMs = waitOf(answer, sentAt);
  // Longer than any wait that makes sense; also no number at all.
  if (!(waitMs > 0 && waitMs < 366 * 86_400_000)) return 'Wait a moment, then send it again.';
  return `It asks you to wait ${formatSpan(waitMs)}. Then send it again.`;
}

/** How long the server asks to wait, in milliseconds. A date is compared with the server's own clock, where it names that. */
function waitOf(answer: Answer, sentAt: string): number {
  const wait = (headerOf(answer, 'retry-after') ?? '').trim();
  if (/^\d+$/.test(wait)) return Number(wait) * 1_000;
  const cameAt = Date.parse(headerOf(answer, 'date') ?? '');
  return Date.parse(wait) - (Number.isNaN(cameAt) ? Date.parse(sentAt) : cameAt);
}

/** Why an answer of 4xx, or 511, came, in words. */
export function refusalMessage(
  server: string,
  answer: Answer,
  sentAt: string,
): { sentence: string; next: string; action: NextAction } {
  const { status, headers } = answer;
  const challenges = headers.filter(({ name }) => /^proxy-authenticate$/i.test(name)).map(({ value }) => value);
  const unspoken = status === 407 ? unspokenSignInMessage(proxySignInCode(challenges)) : null;
  if (unspoken !== null)
    return {
      sentence: `Your network’s proxy refused the event (HTTP 407): it requires ${unspoken.sign}. MXO did not receive it.`,
      next: unspoken.next,
      action: 'edit-environment',
    };
  const { who = server, because, next, action } = refusals[status] ?? unnamed;
  const sentence = `${who} refused the event (HTTP ${status}): ${because}.`;
  return { sentence, next: status === 429 ? waitMessage(answer, sentAt) : next, action };
}
