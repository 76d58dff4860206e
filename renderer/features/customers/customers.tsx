import { Button } from '@mantine/core';
import { use, useState } from 'react';
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
export function Customers({ onCompose, profileOf, onProfile, ...on }: CustomersProps) {
  const [search, setSearch] = useState('');
  const answer = useCustomerList(search);
  const noted = useNotedCustomers(search) ?? nobody;
  const { customer, choose } = useShownCustomer(answer);
  const [notedChoice, setNotedChoice] = useState<string | null>(null);
  if (answer === null) return null;
  const list = answer.value;
  const isNoted = ({ customerKey }: { readonly customerKey: string }) => customerKey === notedChoice;
  const shownNoted = noted.customers.find(isNoted) ?? (customer === null ? noted.customers[0] : undefined);
  if (list.all === 0 && noted.all === 0)
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
              current={each === customer && shownNoted === undefined}
              onChoose={() => {
                setNotedChoice(null);
                choose(each);
              }}
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
            shown={shownNoted?.customerKey ?? null}
            onShow={setNotedChoice}
            onCompose={(key) => on.onContinueAs(key, null)}
          />
        )}
        {list.total + noted.total === 0 && <p className={styles['more']}>No customers match.</p>}
      </div>
      {shownNoted !== undefined && (
        <NotedDetails
          key={shownNoted.customerKey}
          profile={profileOf(shownNoted.customerKey)}
          onProfile={(change) => onProfile(shownNoted.customerKey, change)}
          onErase={() => on.onErase(shownNoted.customerKey)}
          onCompose={() => on.onContinueAs(shownNoted.customerKey, null)}
        />
      )}
      {customer !== null && shownNoted === undefined && (
        <CustomerDetails
          key={customer.customerKey}
          customer={customer}
          profile={profileOf(customer.customerKey)}
          onProfile={(change) => onProfile(customer.customerKey, change)}
          {...on}
        />
      )}
    </div>
  );
}

type LineProps = { readonly customer: Customer; readonly current: boolean; readonly onChoose: () => void };

function Line({ customer, current, onChoose }: LineProps) {
  const customers = use(CustomersContext);
  const { customerKey, events, tids, lastSeen } = customer;
  const colours = [...new Map(tids.map(({ environment }) => [environment.name, environment.colour]))];
  return (
    <li>
      <button
        type="button"
        className={styles['customer']}
        aria-current={current ? 'true' : undefined}
        title={tids.map(({ environment, tid }) => `${environment.name} ${tid}`).join('\n')}
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
