import type { Continuation } from '#app/customers/customer-index.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { Output } from '#app/ipc/contract.ts';
import { ask } from '#renderer/ask.ts';
import { useCall } from '#renderer/use-call.ts';

const refreshOn = ['exchange.changed', 'history.changed'] as const;
/** Main is asked once typing pauses. In milliseconds. */
const delayMs = 100;

/** How many customers the history knows, kept up to date; null until that is known. */
export function useCustomerCount(): number | null {
  const count = async () => (await ask('customer.count', {}, 'the number of customers isn’t up to date'))?.all ?? null;
  return useCall('all', count, { refreshOn }).value;
}

/** How the current event can continue its customer, kept up to date; null when it can’t, or until that is known. */
export function useContinuation({ environmentId, siteKey }: Selection, typed: string): Continuation | null {
  const customerKey = typed.trim();
  const key = customerKey === '' ? null : JSON.stringify([environmentId, siteKey, customerKey]);
  const look = () => ask('customer.continuation', { environmentId, siteKey, customerKey }, notKnown);
  return useCall(key, look, { refreshOn, delayMs }).value?.continuation ?? null;
}

/** Whose TID the current event has; null without a TID, or until that is known. */
export function useTidOwner({ environmentId, siteKey }: Selection, typed: string): Output<'customer.tidOwner'> | null {
  const tid = typed.trim();
  const key = tid === '' ? null : JSON.stringify([environmentId, siteKey, tid]);
  const look = () => ask('customer.tidOwner', { environmentId, siteKey, tid }, 'the customer of this TID is unknown');
  return useCall(key, look, { refreshOn, delayMs }).value;
}

const notKnown = 'it isn’t known whether the customer can be continued';
