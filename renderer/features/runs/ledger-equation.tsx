import { IconAlertTriangle } from '@tabler/icons-react';
import { formatCount, formatNumber } from '#app/quantity.ts';
import { type Ledger, uncountedItems } from '#app/runs/ledger.ts';
import { LedgerBar } from './ledger-bar.tsx';
import styles from './ledger-equation.module.css';
import { endedItems, ledgerParts, partMeanings, partWords } from './ledger-words.ts';

type LedgerEquationProps = {
  readonly ledger: Ledger;
  /** How many of the unsent are under way now. */
  readonly underWay: number;
};

/** The count of a run as a sum that adds up: planned = answered + failed + unknown + skipped + unsent. */
export function LedgerEquation({ ledger, underWay }: LedgerEquationProps) {
  const ended = endedItems(ledger);
  const share = ledger.planned === 0 ? 100 : (ended / ledger.planned) * 100;
  return (
    <section aria-label="Ledger" className={styles['ledger']}>
      <div className={styles['line']}>
        <span>
          <strong>
            {formatNumber(ended)} of {formatNumber(ledger.planned)} done
          </strong>
          <span className={styles['dim']}>{Math.floor(share * 10) / 10}%</span>
        </span>
        {underWay > 0 && (
          <span className={styles['dim']}>
            {formatNumber(underWay)} of the unsent {underWay === 1 ? 'is' : 'are'} in flight
          </span>
        )}
      </div>
      <LedgerBar ledger={ledger} size="large" label="Run progress" />
      <div className={styles['sum']}>
        <dl>
          <Figure label="Planned" value={ledger.planned} title="Every event for every row." />
          {ledgerParts.map((part, index) => (
            <Figure
              key={part}
              label={partWords[part]}
              value={ledger[part]}
              title={partMeanings[part]}
              part={part}
              sign={index === 0 ? '=' : '+'}
            />
          ))}
        </dl>
      </div>
      <Imbalance uncounted={uncountedItems(ledger)} />
    </section>
  );
}

/** Shown only if the sum does not add up, which is a bug: a sum that does speaks for itself. */
function Imbalance({ uncounted }: { readonly uncounted: number }) {
  if (uncounted === 0) return null;
  const count = formatCount(Math.abs(uncounted), 'event');
  const isOne = Math.abs(uncounted) === 1;
  const what =
    uncounted > 0 ? `${count} ${isOne ? 'is' : 'are'} missing` : `${count} ${isOne ? 'is' : 'are'} counted twice`;
  return (
    <p role="alert" className={styles['imbalance']}>
      <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
      <span>
        The ledger doesn’t balance: {what}. Check the rows below before you send any of them again. Then export the
        report and send it to your Tidings support contact.
      </span>
    </p>
  );
}

type FigureProps = {
  readonly label: string;
  readonly value: number;
  readonly title: string;
  readonly part?: string;
  readonly sign?: string;
};

function Figure({ label, value, title, part, sign }: FigureProps) {
  return (
    <div
      className={styles['figure']}
      title={title}
      data-part={part}
      data-sign={sign}
      data-none={value === 0 || undefined}
    >
      <dt>{label}</dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  );
}
