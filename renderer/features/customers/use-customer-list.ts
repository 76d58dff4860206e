import { useState } from 'react';
import type { Customer } from '#app/customers/customer-index.ts';
import { type CustomerProfile, profileOf as profileIn, withProfile } from '#app/customers/customer-profile.ts';
import { isSameCustomer } from '#app/event/customer-key.ts';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import type { Output } from '#app/ipc/contract.ts';
import { ask } from '#renderer/ask.ts';
import { isSameForm } from '#renderer/ui/unsaved.ts';
import { type Answer, useCall } from '#renderer/use-call.ts';

const mostListed = 200;
/** The most events of one customer that are read. */
export const mostEvents = 500;
const options = { refreshOn: ['exchange.changed', 'history.changed'] } as const;
/** A search finds noted names, too. */
const listOptions = { refreshOn: [...options.refreshOn, 'customer.profiled'] } as const;

/** Who stays in a list however many others come before them; null for nobody. */
type Also = { readonly current: string | null };
const nobody: Also = { current: null };

function partOf(search: string, { current }: Also) {
  return { search, limit: mostListed, ...(current !== null && { also: current }) };
}

/** The customers that a search finds, kept up to date. Until they are read, those of the search before. */
export function useCustomerList(search: string, also = nobody): Answer<Output<'customer.list'>> | null {
  const list = (wanted: string) => ask('customer.list', partOf(wanted, also), 'the list isn’t up to date');
  return useCall(search, list, listOptions).answer;
}

/** The customers that a search finds among those with a profile and no event, kept up to date; null before the first answer. */
export function useNotedCustomers(search: string, also: Also): Answer<Output<'customer.noted'>> | null {
  const list = (wanted: string) => ask('customer.noted', partOf(wanted, also), 'not all customers are shown');
  return useCall(search, list, listOptions).answer;
}

type ShownCustomer =
  | { readonly kind: 'sent'; readonly customer: Customer }
  /** Without events. */
  | { readonly kind: 'noted'; readonly customerKey: string };

type ShownCustomerParts = {
  readonly sent: Answer<Output<'customer.list'>> | null;
  readonly noted: Answer<Output<'customer.noted'>> | null;
  readonly profileOf: (customerKey: string) => CustomerProfile;
};

type Held = {
  readonly search: string;
  readonly customerKey: string;
  /** As they were last listed with their events; null without events. */
  readonly customer: Customer | null;
  /** The profile as it is saved after the last edit here. */
  readonly edited: CustomerProfile | null;
};

/**
 * The customer who is shown: the chosen one, or else the first. They stay shown when the lists change, until another one is
 * chosen or they are in no list. Whose profile is edited stays even then: an empty one is in no list.
 */
export function useShownCustomer({ sent, noted, profileOf }: ShownCustomerParts) {
  // The search that was answered. The person may have typed more since.
  const search = sent?.to ?? '';
  const [held, setHeld] = useState<Held | null>(null);
  const isNotedRead = noted?.to === search;
  const shown = sent === null ? null : (findHeld() ?? (held?.search === search ? null : findFirst()));

  function findHeld(): ShownCustomer | null {
    if (held === null) return null;
    const isHeld = ({ customerKey }: { readonly customerKey: string }) => isSameCustomer(customerKey, held.customerKey);
    const customer = sent?.value.customers.find(isHeld);
    if (customer !== undefined) return { kind: 'sent', customer };
    const found = noted?.value.customers.find(isHeld);
    if (found !== undefined) return { kind: 'noted', customerKey: found.customerKey };
    // Once they are erased, their profile isn't the edited one any more.
    const isEdited = held.edited !== null && isSameForm(held.edited, profileOf(held.customerKey));
    if (!isEdited || held.search !== search) return null;
    // The search may only have found the name that they had before.
    if (held.customer !== null) return { kind: 'sent', customer: held.customer };
    return { kind: 'noted', customerKey: held.customerKey };
  }

  function findFirst(): ShownCustomer | null {
    const customer = sent?.value.customers[0];
    if (customer !== undefined) return { kind: 'sent', customer };
    const first = isNotedRead ? noted.value.customers[0] : undefined;
    return first === undefined ? null : { kind: 'noted', customerKey: first.customerKey };
  }

  if (shown !== null) {
    const customerKey = keyOf(shown);
    const customer = shown.kind === 'sent' ? shown.customer : null;
    // Until both lists are of this search, it isn't known whether it finds them.
    const now = held === null || shown.kind === 'sent' || isNotedRead ? search : held.search;
    if (held?.customerKey !== customerKey || held.search !== now || held.customer !== customer)
      setHeld({ search: now, customerKey, customer, edited: held?.customerKey === customerKey ? held.edited : null });
  }

  /** What a person typed of a customer. It may be saved only once another one is shown. */
  function edit(customerKey: string, change: Partial<CustomerProfile>): void {
    const saved = withProfile({ visitors: [] }, { ...profileOf(customerKey), ...change });
    const edited = profileIn(saved, customerKey);
    setHeld((now) => (now?.customerKey === customerKey ? { ...now, edited } : now));
  }

  return {
    shown,
    /** Who was shown last, also while a search doesn't find them; null for nobody. */
    heldKey: held?.customerKey ?? null,
    choose: (customerKey: string) => setHeld({ search, customerKey, customer: null, edited: null }),
    edit,
    /** Shows them only as long as a list has them. */
    release: () => setHeld((now) => now && { ...now, edited: null }),
  };
}

function keyOf(shown: ShownCustomer): string {
  return shown.kind === 'sent' ? shown.customer.customerKey : shown.customerKey;
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
