import { type ReactNode, use } from 'react';
import type { Comparison } from '#app/history/compare-exchanges.ts';
import type { ComparedField } from '#app/history/compared-fields.ts';
import { CustomerText } from './customer-text.tsx';
import { CustomersContext } from './customers.ts';
import styles from './exchange-differences.module.css';

type Heads = {
  /** What A and B are, for the head of their columns. */
  readonly a: ReactNode;
  readonly b: ReactNode;
};

/** Two exchanges field by field: real differences first, what always differs set apart. */
export function ExchangeDifferences({ comparison, a, b }: Heads & { readonly comparison: Comparison }) {
  const { different, same, apart } = comparison;
  return (
    <>
      <DifferencesTable fields={different} a={a} b={b} whenNone="Only TID and times differ." />
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
    </>
  );
}

type DifferencesTableProps = Heads & { readonly fields: readonly ComparedField[]; readonly whenNone: string };

/** The fields that differ, A beside B. */
export function DifferencesTable({ fields, a, b, whenNone }: DifferencesTableProps) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">{a}</th>
          <th scope="col">{b}</th>
          <th scope="col">
            <span className={styles['dim']}>Difference</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Line key={field.name} field={field} />
        ))}
        {fields.length === 0 && (
          <tr>
            <td colSpan={4} className={styles['dim']}>
              {whenNone}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** The letter of one of the two, as the differences name them. */
export function SideLetter({ letter }: { readonly letter: 'A' | 'B' }) {
  return <span className={styles['letter']}>{letter}</span>;
}

function Line({ field: { name, a, b, change } }: { readonly field: ComparedField }) {
  const differs = change !== 'same';
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row">
        <CustomerText>{name}</CustomerText>
      </th>
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
