import type { Continuation } from '#app/customers/customer-index.ts';
import type { Selection } from '#app/environments/selection.ts';
import { ask } from '#renderer/ask.ts';
import { useAnswerTo } from '#renderer/use-answer.ts';

const changes = ['exchange.changed', 'history.changed'] as const;
/** How long a customer key rests before main is asked, in milliseconds. */
const timing = { restMs: 100 };

/** How the customer of the event in front can be continued there, kept up to date; null when they can’t, or until it is known. */
export function useContinuation({ environmentId, siteKey }: Selection, typed: string): Continuation | null {
  const customerKey = typed.trim();
  const key = customerKey === '' ? null : JSON.stringify([environmentId, siteKey, customerKey]);
  const look = () => ask('customer.continuation', { environmentId, siteKey, customerKey }, notKnown);
  return useAnswerTo(key, look, changes, timing)?.continuation ?? null;
}

const notKnown = 'it isn’t known whether the customer can be continued';
