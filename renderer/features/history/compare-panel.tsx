import { ActionIcon, Badge, Button } from '@mantine/core';
import { IconArrowsLeftRight, IconCopy, IconX } from '@tabler/icons-react';
import { use, useState } from 'react';
import { type Exchange, outcomeOf } from '#app/exchange/exchange.ts';
import { type ComparedField, compareExchanges, formatComparison } from '#app/history/compare-exchanges.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { Moment } from '#renderer/ui/moment.tsx';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import styles from './compare-panel.module.css';

type ComparePanelProps = {
  /** The two, in any order: the older one is A. */
  readonly pair: readonly [Exchange, Exchange];
  readonly onCopy: (text: string, what: string, ...keys: readonly string[]) => void;
  readonly onClose: () => void;
};

/** Two exchanges side by side: real differences first, what always differs set apart. */
export function ComparePanel({ pair, onCopy, onClose }: ComparePanelProps) {
  const customers = use(CustomersContext);
  const [swapped, setSwapped] = useState(false);
  const byTime = [...pair].sort((x, y) => x.sentAt.localeCompare(y.sentAt));
  const [a, b] = swapped ? byTime.toReversed() : byTime;
  if (a === undefined || b === undefined) return null;
  const comparison = compareExchanges(a, b);
  const { different, same, apart } = comparison;
  const keys = [a.draft.customerKey, b.draft.customerKey];
  const known = knowing(customers, keys);
  return (
    <CustomersContext value={known}>
      <section aria-label="Compare" className={styles['panel']} ref={bringIntoSight}>
        <div className={styles['head']}>
          <h2>Compare</h2>
          <Badge variant="light" tt="none" radius={4}>
            {different.length === 1 ? '1 difference' : `${different.length} differences`}
          </Badge>
          <span className={styles['dim']}>TID and times are listed separately</span>
          <span className={styles['tools']}>
            <Button
              variant="subtle"
              leftSection={<IconArrowsLeftRight size={16} stroke={1.5} />}
              onClick={() => setSwapped(!swapped)}
            >
              Swap
            </Button>
            <Button
              variant="subtle"
              leftSection={<IconCopy size={16} stroke={1.5} />}
              onClick={() => onCopy(formatComparison(comparison), 'Comparison', ...keys)}
            >
              Copy as text
            </Button>
            <ActionIcon variant="subtle" aria-label="Close comparison" onClick={onClose}>
              <IconX size={16} stroke={1.5} />
            </ActionIcon>
          </span>
        </div>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <Side letter="A" exchange={a} />
              <Side letter="B" exchange={b} />
              <th scope="col">
                <span className={styles['dim']}>Difference</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {different.map((field) => (
              <Line key={field.name} field={field} />
            ))}
            {different.length === 0 && (
              <tr>
                <td colSpan={4} className={styles['dim']}>
                  Only TID and times differ.
                </td>
              </tr>
            )}
          </tbody>
        </table>
        <details className={styles['same']}>
          <summary>{same.length === 1 ? '1 field is the same' : `${same.length} fields are the same`}</summary>
          <table className={styles['table']}>
            <tbody>
              {same.map((field) => (
                <Line key={field.name} field={field} />
              ))}
            </tbody>
          </table>
        </details>
        <table className={`${styles['table']} ${styles['apart']}`}>
          <caption>Not compared</caption>
          <tbody>
            {apart.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.name}</th>
                <td className="mono">{field.a}</td>
                <td className="mono">{field.b}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </CustomersContext>
  );
}

/** In a low window, as at 200 % zoom, it opens below what can be seen. */
function bringIntoSight(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: 'start' });
}

function Side({ letter, exchange }: { readonly letter: string; readonly exchange: Exchange }) {
  return (
    <th scope="col">
      <span className={styles['side']}>
        <span className={styles['letter']}>{letter}</span>
        <OutcomeMark outcome={outcomeOf(exchange)} />
        <span className={styles['dim']}>
          <Moment iso={exchange.sentAt} /> on {exchange.environment.name}
        </span>
      </span>
    </th>
  );
}

function Line({ field: { name, a, b, change } }: { readonly field: ComparedField }) {
  const differs = change !== 'same';
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row">{name}</th>
      <Value value={a} />
      <Value value={b} />
      <td>{differs && <strong>{change}</strong>}</td>
    </tr>
  );
}

function Value({ value }: { readonly value: string | null }) {
  const customers = use(CustomersContext);
  if (value === null) return <td className={styles['dim']}>missing</td>;
  return (
    <td className="mono">{value === '' ? <span className={styles['dim']}>empty</span> : customers.text(value)}</td>
  );
}
