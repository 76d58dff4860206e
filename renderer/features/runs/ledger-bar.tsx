import { formatNumber } from '#app/quantity.ts';
import type { Ledger } from '#app/runs/ledger.ts';
import styles from './ledger-bar.module.css';
import { endedItems, formatLedger, ledgerParts } from './ledger-words.ts';

type LedgerBarProps = {
  readonly ledger: Ledger;
  readonly size: 'small' | 'large';
  /** The value for screen readers. Without it, the bar only repeats the text next to it. */
  readonly label?: string;
};

/** A ledger as a bar: its parts in the order of the equation, and none so thin that it cannot be seen. */
export function LedgerBar({ ledger, size, label }: LedgerBarProps) {
  const spoken =
    label === undefined
      ? { 'aria-hidden': true as const }
      : {
          role: 'progressbar',
          'aria-label': label,
          'aria-valuemin': 0,
          'aria-valuemax': ledger.planned,
          'aria-valuenow': endedItems(ledger),
          'aria-valuetext': `${formatNumber(endedItems(ledger))} of ${formatNumber(ledger.planned)} done: ${formatLedger(ledger)}`,
        };
  return (
    <div {...spoken} className={styles['bar']} data-size={size}>
      {ledgerParts.map(
        (part) => ledger[part] > 0 && <span key={part} data-part={part} style={{ flexGrow: ledger[part] }} />,
      )}
    </div>
  );
}
