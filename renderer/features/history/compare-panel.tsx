import { ActionIcon, Badge, Button } from '@mantine/core';
import { IconArrowsLeftRight, IconCopy, IconX } from '@tabler/icons-react';
import { use, useState } from 'react';
import { firstNamedIn } from '#app/customers/named-customers.ts';
import { type Exchange, outcomeOf } from '#app/exchange/exchange.ts';
import { compareExchanges, formatComparison } from '#app/history/compare-exchanges.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { ExchangeDifferences, SideLetter } from '#renderer/ui/exchange-differences.tsx';
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
  const byTime = [...pair].sort((x, y) => compareTexts(x.sentAt, y.sentAt));
  const [a, b] = swapped ? byTime.toReversed() : byTime;
  if (a === undefined || b === undefined) return null;
  const comparison = compareExchanges(a, b);
  const { different } = comparison;
  const keys = [a, b].flatMap(firstNamedIn);
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
        <ExchangeDifferences
          comparison={comparison}
          a={<Side letter="A" exchange={a} />}
          b={<Side letter="B" exchange={b} />}
        />
      </section>
    </CustomersContext>
  );
}

/** In a low window, as at 200 % zoom, it opens below what can be seen. */
function bringIntoSight(panel: HTMLElement | null): void {
  panel?.scrollIntoView({ block: 'start' });
}

function Side({ letter, exchange }: { readonly letter: 'A' | 'B'; readonly exchange: Exchange }) {
  return (
    <span className={styles['side']}>
      <SideLetter letter={letter} />
      <OutcomeMark outcome={outcomeOf(exchange)} />
      <span className={styles['dim']}>
        <Moment iso={exchange.sentAt} /> on {exchange.environment.name}
      </span>
    </span>
  );
}
