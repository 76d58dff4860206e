import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { Visitor, VisitorTid } from '#app/customers/customer-index.ts';
import type { VisitorProfile } from '#app/customers/customer-profile.ts';
import { formatCount } from '#app/quantity.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { Empty } from '#renderer/ui/empty.tsx';
import { EnvironmentSquare } from '#renderer/ui/environment-square.tsx';
import { Moment } from '#renderer/ui/moment.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { VisitorStory } from './customer-details.tsx';
import styles from './customers.module.css';
import { useShownVisitor, useVisitorList } from './use-customer-list.ts';

type VisitorsProps = {
  readonly onContinueAs: (customerKey: string, at: VisitorTid | null) => void;
  readonly onShowEvents: (customerKey: string) => void;
  readonly onForget: (customerKey: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onCompose: () => void;
  readonly profileOf: (customerKey: string) => VisitorProfile;
  readonly onProfile: (customerKey: string, change: Partial<VisitorProfile>) => void;
};

/** Everybody that the history knows, and the story of one. */
export function Visitors({ onCompose, profileOf, onProfile, ...on }: VisitorsProps) {
  const [search, setSearch] = useState('');
  const answer = useVisitorList(search);
  const { visitor, choose } = useShownVisitor(answer);
  if (answer === null) return null;
  const list = answer.value;
  if (list.all === 0)
    return (
      <Empty what="Everybody that you send events for stands here." why="With each tid, its events, and their story.">
        <Button variant="filled" onClick={onCompose}>
          Compose an event
        </Button>
      </Empty>
    );
  return (
    <div className={styles['visitors']}>
      <div className={styles['side']}>
        <TextField
          type="search"
          m={12}
          aria-label="Search visitors"
          placeholder={`Search ${formatCount(list.all, 'visitor')}`}
          leftSection={<IconSearch size={16} stroke={1.5} />}
          value={search}
          onChange={(typed) => setSearch(typed)}
        />
        <ul aria-label="Visitors" className={styles['list']}>
          {list.visitors.map((each) => (
            <Line key={each.customerKey} visitor={each} current={each === visitor} onChoose={() => choose(each)} />
          ))}
        </ul>
        {list.total > list.visitors.length && (
          <p className={styles['more']}>
            {(list.total - list.visitors.length).toLocaleString('en')} more: search to find them.
          </p>
        )}
        {list.total === 0 && <p className={styles['more']}>Nobody fits.</p>}
      </div>
      {visitor !== null && (
        <VisitorStory
          key={visitor.customerKey}
          visitor={visitor}
          profile={profileOf(visitor.customerKey)}
          onProfile={(change) => onProfile(visitor.customerKey, change)}
          {...on}
        />
      )}
    </div>
  );
}

type LineProps = { readonly visitor: Visitor; readonly current: boolean; readonly onChoose: () => void };

function Line({ visitor, current, onChoose }: LineProps) {
  const customers = use(CustomersContext);
  const { customerKey, events, tids, lastSeen } = visitor;
  const colours = [...new Map(tids.map(({ environment }) => [environment.name, environment.colour]))];
  return (
    <li>
      <button
        type="button"
        className={styles['visitor']}
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
