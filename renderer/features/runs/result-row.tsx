import { memo, use } from 'react';
import { formatDuration } from '#app/quantity.ts';
import { itemWords, type RunResult } from '#app/runs/result.ts';
import { CustomersContext, knowing } from '#renderer/ui/customers.ts';
import { OutcomeMark } from '#renderer/ui/outcome-mark.tsx';
import table from '#renderer/ui/table.module.css';
import styles from './result-table.module.css';

type ResultRowProps = {
  /** Null while it is being read. */
  readonly result: RunResult | null;
  /** The number of its row. */
  readonly row: string;
  /** The name of its event; null where all are the same. */
  readonly event: string | null;
  /** The run expected something of its answers. */
  readonly expects: boolean;
  readonly place: number;
  readonly total: number;
  readonly top: number;
  readonly isChosen: boolean;
  readonly onChoose: (result: RunResult) => void;
};

/** What became of one item. */
export const ResultRow = memo(function ResultRow(props: ResultRowProps) {
  const { result, row, event, expects, place, total, top, isChosen, onChoose } = props;
  const customers = use(CustomersContext);
  const line = { className: table['row'], style: { transform: `translateY(${top}px)` } };
  if (result === null) return <li {...line} aria-busy="true" />;
  const { outcome, customerKey, status, statusCode, ms, tid } = result;
  const { key, text } = knowing(customers, [customerKey]);
  return (
    <li {...line} aria-setsize={total} aria-posinset={place} data-chosen={isChosen || undefined}>
      <button
        type="button"
        className={`${table['press']} ${table['cells']} ${styles['cells']}`}
        aria-expanded={isChosen}
        onClick={() => onChoose(result)}
      >
        <span data-figure data-dim>
          {row}
        </span>
        <span data-mark>
          {outcome === null ? <span data-dim>{itemWords[result.state]}</span> : <OutcomeMark outcome={outcome} />}
        </span>
        {event !== null && <span title={text(event)}>{text(event)}</span>}
        <span title={key(customerKey)} data-dim={customerKey === '' || undefined}>
          {key(customerKey) || 'none'}
        </span>
        <span data-figure data-dim={status === null || undefined}>
          {status ?? 'none'}
        </span>
        <span data-figure data-wide data-dim={statusCode === null || undefined}>
          {statusCode ?? 'none'}
        </span>
        <span data-figure data-dim={ms === null || undefined}>
          {ms === null ? 'none' : formatDuration(ms)}
        </span>
        <span data-wide data-dim className="mono" title={tid}>
          {tid === '' ? 'none' : tid.length > 8 ? `${tid.slice(0, 8)}…` : tid}
        </span>
        <Verdict result={result} expects={expects} text={text} />
      </button>
    </li>
  );
});

function Verdict({
  result: { unmet, says, status },
  expects,
  text,
}: Pick<ResultRowProps, 'expects'> & { readonly result: RunResult; readonly text: (text: string) => string }) {
  const verdict = text(unmet.length > 0 ? unmet.join(' · ') : says);
  if (verdict !== '')
    return (
      <span title={verdict} data-strong={unmet.length > 0 || undefined}>
        {verdict}
      </span>
    );
  return <span data-dim>{expects && status !== null ? 'as expected' : ''}</span>;
}
