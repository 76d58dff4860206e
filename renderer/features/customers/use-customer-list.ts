import { useState } from 'react';
import type { Customer } from '#app/customers/customer-index.ts';
import { isSameCustomer } from '#app/event/customer-key.ts';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import { ask } from '#renderer/ask.ts';
import { type Answer, useCall } from '#renderer/use-call.ts';

const mostListed = 200;
/** The most events of one customer that are read. */
export const mostEvents = 500;
const options = { refreshOn: ['exchange.changed', 'history.changed'] } as const;
const notedOptions = { refreshOn: [...options.refreshOn, 'customer.profiled'] } as const;

/** The customers that a search finds, kept up to date. Until they are read, those of the search before. */
export function useCustomerList(search: string): Answer<Output<'customer.list'>> | null {
  const list = (wanted: string) =>
    ask('customer.list', { search: wanted, limit: mostListed }, 'the list isn’t up to date');
  return useCall(search, list, options).answer;
}

/** The customers that a search finds among those with a profile and no event, kept up to date; null before the first answer. */
export function useNotedCustomers(search: string): Output<'customer.noted'> | null {
  const list = (wanted: string) =>
    ask('customer.noted', { search: wanted, limit: mostListed }, 'not all customers are shown');
  return useCall(search, list, notedOptions).answer?.value ?? null;
}

/**
 * The customer who is shown: the chosen one, or else the first. They stay shown when the list changes, until another one is
 * chosen or they are no longer in the list.
 */
export function useShownCustomer(answer: Answer<Output<'customer.list'>> | null) {
  // The search that was answered. The person may have typed more since.
  const search = answer?.to ?? '';
  const [held, setHeld] = useState<{ readonly search: string; readonly customerKey: string } | null>(null);
  const customers = answer?.value.customers ?? [];
  const isOfSearch = held?.search === search;
  const found = customers.find(({ customerKey }) => held !== null && isSameCustomer(customerKey, held.customerKey));
  const customer = found ?? (isOfSearch ? null : (customers[0] ?? null));
  if (customer !== null && (!isOfSearch || held?.customerKey !== customer.customerKey))
    setHeld({ search, customerKey: customer.customerKey });
  return { customer, choose: ({ customerKey }: Customer) => setHeld({ search, customerKey }) };
}

/** The newest events of one customer, newest first, kept up to date. */
export function useCustomerEvents(customerKey: string): readonly ExchangeSummary[] {
  const read = async (key: string) => {
    const query = { ...wholeHistory, customerKey: key };
    const limits = { limit: mostEvents, offset: 0 };
    return (await ask('history.list', { query, ...limits }, 'not all events are shown'))?.exchanges ?? null;
  };
  return useCall(customerKey, read, options).value ?? [];
}
