import type { Answer } from './exchange.ts';
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
    next: 'Check the uri, the properties, and the body form of the environment.',
    action: 'edit-event',
  },
  401: {
    because: 'it wants a sign-in, which this API does not need',
    next: 'Check the server name: a proxy or another server may stand in between.',
    action: 'edit-environment',
  },
  403: {
    because: 'it does not let this computer in',
    next: 'Ask whether your network address is allowed to reach it.',
    action: 'edit-environment',
  },
  404: {
    because: 'it does not know the site key, or not this address',
    next: 'Check the site key and the server name.',
    action: 'edit-environment',
  },
  405: {
    because: 'it does not take events at this address',
    next: 'Check the server name: it may hold a path too many.',
    action: 'edit-environment',
  },
  407: {
    who: 'The proxy of your network',
    because: 'it wants a sign-in first. MXO did not get the event',
    next: 'Write the proxy’s user and password in the environment, or under Settings, Network.',
    action: 'edit-environment',
  },
  413: {
    because: 'the event is too large for it',
    next: 'Shorten or switch off properties, then repeat.',
    action: 'edit-event',
  },
  415: {
    because: 'it does not take this kind of body',
    next: 'Check the body form of the environment.',
    action: 'edit-environment',
  },
  429: { because: 'too many events came in a short time', next: 'Wait a little, then repeat.', action: 'repeat' },
  431: {
    because: 'the address or the headers are too long for it',
    next: 'Shorten the tid and the parameters on the request URL.',
    action: 'edit-event',
  },
  511: {
    who: 'Your network',
    because: 'it wants a sign-in first. MXO did not get the event',
    next: 'Open a web page in your browser, sign in to the network, then repeat.',
    action: 'repeat',
  },
};

const unnamed: RefusalMessage = {
  because: 'for a reason that only its answer can tell',
  next: 'Read the answer below.',
  action: 'show-body',
};

/** Why an answer of 4xx, or 511, came, in words. */
export function refusalMessage(
  server: string,
  { status, headers }: Answer,
): { sentence: string; next: string; action: NextAction } {
  const challenges = headers.filter(({ name }) => /^proxy-authenticate$/i.test(name)).map(({ value }) => value);
  const unspoken = status === 407 ? unspokenSignInMessage(proxySignInCode(challenges)) : null;
  if (unspoken !== null)
    return {
      sentence: `The proxy of your network refused the event (HTTP 407): it wants ${unspoken.sign}. MXO did not get it.`,
      next: unspoken.next,
      action: 'edit-environment',
    };
  const { who = server, because, next, action } = refusals[status] ?? unnamed;
  return { sentence: `${who} refused the event (HTTP ${status}): ${because}.`, next, action };
}
