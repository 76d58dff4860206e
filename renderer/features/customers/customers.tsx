import { Button } from '@mantine/core';
import { use, useLayoutEffect, useRef, useState } from 'react';
import type { Customer, CustomerTid } from '#app/customers/customer-index.ts';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { chosenRowsByArrows } from '#renderer/ui/take-focus.ts';
import { CustomerDetails } from './customer-details.tsx';
import styles from './customers.module.css';
import { NotedCustomers } from './noted-customers.tsx';
import { NotedDetails } from './noted-details.tsx';
import { useCustomerList, useNotedCustomers, useShownCustomer } from './use-customer-list.ts';

type CustomersProps = {
  readonly onContinueAs: (customerKey: string, at: CustomerTid | null) => void;
  readonly onShowEvents: (customerKey: string) => void;
  readonly onErase: (customerKey: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onCompose: () => void;
  readonly profileOf: (customerKey: string) => CustomerProfile;
  readonly onProfile: (customerKey: string, change: Partial<CustomerProfile>) => void;
};

const nobody = { customers: [], total: 0, all: 0 };

/** All customers in the history, those with only a profile, and the events of one. */
export function Customers({ onCompose, profileOf, ...on }: CustomersProps) {
  const [search, setSearch] = useState('');
  const also = useRef<string | null>(null);
  const sent = useCustomerList(search, also);
  const notedAnswer = useNotedCustomers(search, also);
  const { shown, heldKey, choose, edit, release } = useShownCustomer({ sent, noted: notedAnswer, profileOf });
  useLayoutEffect(() => {
    also.current = heldKey;
  }, [heldKey]);
  if (sent === null) return null;
  const list = sent.value;
  const noted = notedAnswer?.value ?? nobody;
  function detailsOf(customerKey: string) {
    return {
      profile: profileOf(customerKey),
      onProfile: (change: Partial<CustomerProfile>) => {
        edit(customerKey, change);
        on.onProfile(customerKey, change);
      },
    };
  }
  function erase(customerKey: string) {
    release();
    on.onErase(customerKey);
  }
  if (list.all === 0 && noted.all === 0 && shown === null)
    return (
      <Empty
        what="Customers you’ve sent events for appear here."
        why="Select one to see their TIDs and events in order."
      >
        <Button variant="filled" onClick={onCompose}>
          Compose an event
        </Button>
      </Empty>
    );
  return (
    <div className={styles['customers']}>
      <div className={styles['side']} data-area>
        <SearchField
          m={12}
          aria-label="Search customers"
          placeholder={`Search ${formatCount(list.all + noted.all, 'customer')}`}
          value={search}
          found={list.total + noted.total}
          onChange={(typed) => setSearch(typed)}
        />
        <ul aria-label="Customers" className={styles['list']} ref={chosenRowsByArrows}>
          {list.customers.map((each) => (
            <Line
              key={each.customerKey}
              customer={each}
              current={shown?.kind === 'sent' && each === shown.customer}
              onChoose={() => choose(each.customerKey)}
            />
          ))}
        </ul>
        {list.total > list.customers.length && (
          <p className={styles['more']}>
            {formatNumber(list.total - list.customers.length)} more. Search to find them.
          </p>
        )}
        {noted.total > 0 && (
          <NotedCustomers
            noted={noted}
            shown={shown?.kind === 'noted' ? shown.customerKey : null}
            onShow={choose}
            onCompose={(key) => on.onContinueAs(key, null)}
          />
        )}
        {list.total + noted.total === 0 && <p className={styles['more']}>No customers match.</p>}
      </div>
      {shown?.kind === 'noted' && (
        <NotedDetails
          key={shown.customerKey}
          {...detailsOf(shown.customerKey)}
          onErase={() => erase(shown.customerKey)}
          onCompose={() => on.onContinueAs(shown.customerKey, null)}
        />
      )}
      {shown?.kind === 'sent' && (
        <CustomerDetails
          key={shown.customer.customerKey}
          customer={shown.customer}
          {...on}
          {...detailsOf(shown.customer.customerKey)}
          onErase={erase}
        />
      )}
    </div>
  );
}

type LineProps = { readonly customer: Customer; readonly current: boolean; readonly onChoose: () => void };

function Line({ customer, current, onChoose }: LineProps) {
  const customers = use(CustomersContext);
  const { customerKey, events, tids, lastSeen } = customer;
  const colours = newestColours(tids);
  return (
    <li>
      <button
        type="button"
        className={styles['customer']}
        aria-current={current ? 'true' : undefined}
        title={tidsInWords(tids)}
        onClick={onChoose}
      >
        <span className={styles['pair']}>
          <strong>{customerKey === '' ? 'no customer key' : customers.label(customerKey)}</strong>
          <span className={styles['squares']}>
            {colours.map(([name, colour]) => (
              <EnvironmentSquare key={name} colour={colour} />
            ))}
          </span>
        </span>
        <span className={`${styles['pair']} ${styles['dim']}`}>
          <span>
            {formatCount(events, 'event')}, {tids.length === 0 ? 'no TID' : formatCount(tids.length, 'TID')}
          </span>
          <Moment iso={lastSeen} />
        </span>
      </button>
    </li>
  );
}

/** The environments of TIDs, the newest first, each with the colour that it had last. */
function newestColours(tids: Customer['tids']) {
  const colours = new Map<string, CustomerTid['environment']['colour']>();
  for (const { environment } of tids)
    if (!colours.has(environment.name)) colours.set(environment.name, environment.colour);
  return [...colours];
}

/** Events without a customer key may have thousands of TIDs. */
const mostNamed = 20;

function tidsInWords(tids: Customer['tids']): string {
  const named = tids.slice(0, mostNamed).map(({ environment, tid }) => `${environment.name} ${tid}`);
  const more = tids.length - named.length;
  return [...named, ...(more > 0 ? [`${formatNumber(more)} more`] : [])].join('\n');
}
