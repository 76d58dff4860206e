import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowRightDashed, IconHistory, IconId, IconUserX } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { Customer, CustomerTid } from '#app/customers/customer-index.ts';
import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import { formatNumber } from '#app/quantity.ts';
import { shorten } from '#app/text/shorten.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { OutcomeDisc, OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import styles from './customer-details.module.css';
import { eventContext, eventName } from './event-name.ts';
import { ProfileForm } from './profile-form.tsx';
import { Timeline } from './timeline.tsx';
import { mostDrawn } from './timeline-layout.ts';
import { mostEvents, useCustomerEvents } from './use-customer-list.ts';

type CustomerDetailsProps = {
  readonly customer: Customer;
  /** The notes about them. */
  readonly profile: CustomerProfile;
  readonly onProfile: (change: Partial<CustomerProfile>) => void;
  readonly onContinueAs: (customerKey: string, at: CustomerTid | null) => void;
  readonly onShowEvents: (customerKey: string) => void;
  readonly onErase: (customerKey: string) => void;
  readonly onOpen: (id: string) => void;
};

/** One customer: what happened, as a picture and as a table. */
export function CustomerDetails({
  customer,
  profile,
  onProfile,
  onContinueAs,
  onShowEvents,
  onErase,
  onOpen,
}: CustomerDetailsProps) {
  const { customerKey, events: count, tids, firstSeen, lastSeen } = customer;
  const customers = use(CustomersContext);
  const [isNoting, setNoting] = useState(false);
  const events = useCustomerEvents(customerKey);
  const somebody = customerKey !== '';
  const note = shorten(customers.text(profile.note, customerKey));
  return (
    <section className={styles['details']} data-area aria-label="Customer">
      <div className={styles['head']}>
        <h1 title={customers.key(customerKey)}>
          {profile.name !== '' && <span className={styles['name']}>{profile.name} </span>}
          {customers.key(customerKey) || 'no customer key'}
        </h1>
        <div className={styles['tools']}>
          {somebody && (
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconUserX size={16} stroke={1.5} />}
              onClick={() => onErase(customerKey)}
            >
              Erase customer data
            </Button>
          )}
          {somebody && (
            <Tooltip label="Name, note and usual properties">
              <ActionIcon aria-label="Profile" aria-expanded={isNoting} onClick={() => setNoting(!isNoting)}>
                <IconId size={16} stroke={1.5} />
              </ActionIcon>
            </Tooltip>
          )}
          <Button leftSection={<IconHistory size={16} stroke={1.5} />} onClick={() => onShowEvents(customerKey)}>
            Show events
          </Button>
          {somebody && (
            <Button
              variant="filled"
              leftSection={<IconArrowRightDashed size={16} stroke={1.5} />}
              onClick={() => onContinueAs(customerKey, tids[0] ?? null)}
            >
              Continue as
            </Button>
          )}
        </div>
        <p className={styles['facts']}>
          {profile.note !== '' && (
            <span className={styles['note']} title={note}>
              {note}
            </span>
          )}
          <span>
            Events <strong>{formatNumber(count)}</strong>
          </span>
          <span>
            TIDs <strong>{formatNumber(tids.length)}</strong>
          </span>
          <span>
            First seen{' '}
            <strong>
              <Moment iso={firstSeen} />
            </strong>
          </span>
          <span>
            Last seen{' '}
            <strong>
              <Moment iso={lastSeen} />
            </strong>
          </span>
        </p>
      </div>
      {somebody && isNoting && <ProfileForm profile={profile} onChange={onProfile} />}
      <p className={styles['legend']}>
        <strong>Each line is one TID. The curve rises with every event.</strong>
        <span>
          <OutcomeDisc outcome="received" /> answered
        </span>
        <span>
          <OutcomeDisc outcome="timed-out" /> may have been received
        </span>
        <span>
          <OutcomeDisc outcome="not-reached" /> nothing sent
        </span>
        {events.length > mostDrawn && <span>The picture shows the newest {mostDrawn}.</span>}
      </p>
      <Timeline events={events} onOpen={onOpen} />
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Event</th>
            <th scope="col">With</th>
            <th scope="col">Environment</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, sentAt, uri, environment, outcome }) => (
            <tr key={id} onDoubleClick={() => onOpen(id)}>
              <td>
                <Moment iso={sentAt} />
              </td>
              <td title={customers.text(uri, customerKey)}>{eventName(customers.text(uri, customerKey))}</td>
              <td>{eventContext(customers.text(uri, customerKey))}</td>
              <td>
                <EnvironmentSquare colour={environment.colour} /> {environment.name}
              </td>
              <td>
                <OutcomeMark outcome={outcome} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {events.length === mostEvents && count > mostEvents && (
        <p className={styles['more']}>
          The table shows the newest {mostEvents} of {formatNumber(count)} events. Select Show events for all of them.
        </p>
      )}
    </section>
  );
}
