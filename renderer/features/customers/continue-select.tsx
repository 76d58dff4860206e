import { Select } from '@mantine/core';
import { use, useState } from 'react';
import type { Continuation } from '#app/customers/customer-index.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { Output } from '#app/ipc/contract.ts';
import { formatNumber } from '#app/quantity.ts';
import { ask } from '#renderer/ask.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { useCall } from '#renderer/use-call.ts';
import styles from './continue-select.module.css';
import { useTidOwner } from './use-known-customers.ts';

type ContinueAsProps = {
  readonly selection: Selection;
  /** The TID of the event in front. It belongs to a new customer while it is empty. */
  readonly tid: string;
  /** Whom the event in front continues, if that is the customer of its customer key; else null. */
  readonly current: Continuation | null;
  readonly onContinueAs: (customer: Continuation | null) => void;
};

/** More are found by typing: a list of all of them would hold the window up. */
const mostListed = 50;
/** Main is asked once typing pauses. In milliseconds. */
const delayMs = 100;

const newCustomer = '';
const more = 'more';
/** What the event has already: the TID of somebody who isn’t in the list. */
const asIs = 'as-is';
const nobody: Output<'customer.continuations'> = { continuations: [], total: 0 };

/** Chooses whom the event in front continues, among those who were seen on this server. They are searched in main. */
export function ContinueAs({ selection, tid, current, onContinueAs }: ContinueAsProps) {
  const customers = use(CustomersContext);
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const { continuations, total } = useContinuations(selection, search, isOpen);
  const asked = current === null ? tid : '';
  const found = useTidOwner(selection, asked);
  const label =
    current !== null
      ? customers.label(current.customerKey)
      : tid.trim() === ''
        ? 'New customer'
        : ownerInWords(found, customers.label);
  const listed = continuations.map(({ customerKey }) => ({
    value: `${more}${customerKey}`,
    label: customers.label(customerKey),
  }));
  const chosen = current !== null ? `${more}${current.customerKey}` : tid.trim() === '' ? newCustomer : asIs;
  const isListed = chosen === newCustomer || listed.some(({ value }) => value === chosen);
  return (
    <Select
      aria-label="Continue as"
      title={label}
      className={styles['customer'] ?? ''}
      leftSection={<span className={styles['label']}>Continue as</span>}
      leftSectionPointerEvents="none"
      searchable
      placeholder={label}
      searchValue={isOpen ? search : label}
      // What the person types; the component itself reports the name of whoever is chosen meanwhile, too.
      onInput={(event) => isOpen && setSearch(event.currentTarget.value)}
      onDropdownOpen={() => {
        setSearch('');
        setOpen(true);
      }}
      onDropdownClose={() => setOpen(false)}
      // Main has searched already.
      filter={({ options }) => options}
      data={[
        ...(search === '' ? [{ value: newCustomer, label: 'New customer' }] : []),
        ...(isListed || search !== '' ? [] : [{ value: chosen, label }]),
        ...listed,
        ...(total > listed.length
          ? [{ value: more, label: `Type to search ${formatNumber(total)} customers`, disabled: true }]
          : []),
      ]}
      nothingFoundMessage="No customer found"
      value={chosen}
      onChange={(value) => {
        if (value === newCustomer) onContinueAs(null);
        const target = continuations.find(({ customerKey }) => value === `${more}${customerKey}`);
        // One that left the list meanwhile changes nothing: a new customer is never taken for a known one.
        if (target !== undefined) onContinueAs(target);
      }}
    />
  );
}

/** Whose TID it is, for the header. */
function ownerInWords(found: Output<'customer.tidOwner'> | null, label: (customerKey: string) => string): string {
  if (found === null) return 'Looking up the TID…';
  if (found.owner === null) return 'Unknown TID';
  const { customerKey, elsewhere } = found.owner;
  const who = customerKey.trim() === '' ? 'No customer key' : label(customerKey);
  return elsewhere === null ? who : `${who}, in ${elsewhere}`;
}

/** Those that a search finds, the newest first; the part that is shown. Nobody is asked for while the list is closed. */
function useContinuations({ environmentId, siteKey }: Selection, search: string, isOpen: boolean) {
  const place = JSON.stringify([environmentId, siteKey]);
  const key = isOpen ? `${place} ${search}` : null;
  const look = async () => {
    const asked = { environmentId, siteKey, search, limit: mostListed };
    const found = await ask('customer.continuations', asked, 'the list of customers isn’t up to date');
    return found && { place, found };
  };
  const { answer } = useCall(key, look, { delayMs: search === '' ? 0 : delayMs });
  // Those of the search before stay until the next are there; those of another server do not.
  return isOpen && answer?.value.place === place ? answer.value.found : nobody;
}
