import { Button, Group, Text } from '@mantine/core';
import { use, useState } from 'react';
import { foldKey } from '#app/event/customer-key.ts';
import { addressOf, type RunningPlace } from '#app/practice/practice.ts';
import type { PracticeEvent } from '#app/practice/practice-event.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import { ask, perform } from '#renderer/ask.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { DialogDrawer } from '#renderer/ui/dialog-box.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { useCall } from '#renderer/use-call.ts';
import styles from './practice-monitor.module.css';

type PracticeMonitorProps = {
  /** Null while it is closed. Where a server is that runs without the window; null for the one inside Tidings. */
  readonly server: { readonly running: RunningPlace | null } | null;
  readonly onClose: () => void;
};

/** What the practice server received, by customer key, as MXO's Monitoring would show it. */
export function PracticeMonitor({ server, onClose }: PracticeMonitorProps) {
  // It closes as it opened.
  const [shown, setShown] = useState(server);
  if (server !== null && server !== shown) setShown(server);
  return (
    <DialogDrawer opened={server !== null} onClose={onClose} position="right" size={480} title="Practice Monitoring">
      {shown !== null && (shown.running === null ? <Received /> : <ReceivedElsewhere place={shown.running} />)}
    </DialogDrawer>
  );
}

function Received() {
  const list = () => ask('practice.list', {}, 'the received events aren’t shown');
  const { value, refresh } = useCall('received', list, { refreshOn: ['practice.received'] });
  const events = value?.events ?? [];

  async function clear() {
    if (await perform('practice.clear', {}, 'the list wasn’t cleared')) refresh();
  }

  if (events.length === 0)
    return (
      <Empty
        what="Events you send to Practice appear here."
        why="They are grouped by customer key. Choose Practice at the top, then press Send."
      />
    );
  return (
    <>
      <Group justify="space-between" mb={8}>
        <Text size="xs" c="dimmed">
          Newest first, as in MXO’s Monitoring
        </Text>
        <Button size="compact-xs" onClick={clear}>
          Clear
        </Button>
      </Group>
      <Events events={events} />
    </>
  );
}

/** What a practice server received that other programs use too, so that it is asked again and again. */
function ReceivedElsewhere({ place }: { readonly place: RunningPlace }) {
  const { port } = place;
  const customers = use(CustomersContext);
  const find = () => ask('practice.find', place, 'the received events aren’t shown');
  const { value } = useCall(`received ${addressOf(place)}`, find, { refreshOn: ['exchange.changed'], everyMs: 3_000 });
  if (value === null) return null;
  if (value.kind === 'not-found')
    return (
      <Text role="alert" c="var(--t-bad)">
        {customers.text(value.says)}
      </Text>
    );
  if (value.events.length === 0)
    return (
      <Empty
        what={`The practice server on port ${port} hasn’t received any events.`}
        why="Events from Tidings and from other programs appear here. Press Send to send one."
      />
    );
  return (
    <>
      <Text size="xs" c="dimmed" mb={8}>
        Received on port {port}, newest first
      </Text>
      <Events events={value.events} />
    </>
  );
}

function Events({ events }: { readonly events: readonly PracticeEvent[] }) {
  const customers = use(CustomersContext);
  return (
    <>
      {byCustomer(events).map(([customerKey, received]) => (
        <section key={customerKey} className={styles['customer']}>
          <h3>
            {customerKey === '' ? 'No customer key' : customers.key(customerKey)} <span>{received.length}</span>
          </h3>
          <ul aria-label={`Events of ${customerKey === '' ? 'no customer key' : customers.key(customerKey)}`}>
            {received.map((event) => (
              <li key={event.id}>
                <div className={styles['line']}>
                  <span className="mono">{customers.text(event.uri, customerKey)}</span>
                  <Moment iso={event.receivedAt} />
                </div>
                <div className={styles['detail']}>
                  {event.sentAs === 'pixel' ? (
                    'Tracking pixel, no TID'
                  ) : (
                    <>
                      <span className="mono">{event.tid}</span> {event.returning ? 'known customer' : 'new customer'}
                    </>
                  )}
                </div>
                {event.properties.map(({ name, value }, index) => (
                  <div key={index} className={styles['detail']}>
                    <span className="mono">
                      {name} = {customers.text(value, customerKey)}
                    </span>
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Newest first, and the customer with the newest event first. */
function byCustomer(events: readonly PracticeEvent[]): readonly (readonly [string, readonly PracticeEvent[]])[] {
  const newestFirst = [...events].sort((one, other) => compareTexts(other.receivedAt, one.receivedAt));
  const groups = Map.groupBy(newestFirst, ({ customerKey }) => foldKey(customerKey)).values();
  return [...groups].map((received) => [received[0]?.customerKey ?? '', received]);
}
