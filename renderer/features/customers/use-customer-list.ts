import { useState } from 'react';
import type { Customer } from '#app/customers/customer-index.ts';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import { ask } from '#renderer/ask.ts';
import { type Answer, useAnswer } from '#renderer/use-answer.ts';

const mostListed = 200;
const mostTold = 500;
const changes = ['exchange.changed', 'history.changed'] as const;

/** The customers that a search finds, kept up to date; until they are known, those of the search before. */
export function useCustomerList(search: string): Answer<Output<'customer.list'>> | null {
  const list = (wanted: string) =>
    ask('customer.list', { search: wanted, limit: mostListed }, 'the list isn’t up to date');
  return useAnswer(search, list, changes);
}

/**
 * The customer who is shown: the chosen one, or else the first at the time. Whoever is shown stays, by customer key, however
 * the list moves, until another one is chosen or they are gone from it.
 */
export function useShownCustomer(answer: Answer<Output<'customer.list'>> | null) {
  // The search that the list is of: what is typed in the field may be ahead of it.
  const search = answer?.to ?? '';
  const [held, setHeld] = useState<{ readonly search: string; readonly customerKey: string } | null>(null);
  const customers = answer?.value.customers ?? [];
  const isOfSearch = held?.search === search;
  const found = customers.find(({ customerKey }) => customerKey === held?.customerKey);
  const customer = found ?? (isOfSearch ? null : (customers[0] ?? null));
  if (customer !== null && (!isOfSearch || held?.customerKey !== customer.customerKey))
    setHeld({ search, customerKey: customer.customerKey });
  return { customer, choose: ({ customerKey }: Customer) => setHeld({ search, customerKey }) };
}

/** The newest events of one customer, newest first, kept up to date. */
export function useStory(customerKey: string): readonly ExchangeSummary[] {
  const read = async (key: string) => {
    const query = { ...wholeHistory, customerKey: key };
    const limits = { limit: mostTold, offset: 0 };
    return (await ask('history.list', { query, ...limits }, 'not all events are shown'))?.exchanges ?? null;
  };
  const story = useAnswer(customerKey, read, changes);
  return story?.to === customerKey ? story.value : [];
}
