import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RunResult } from '#app/runs/result.ts';
import type { Run } from '#app/runs/run.ts';
import { placeOf } from '#app/runs/run.ts';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import table from '#renderer/ui/table.module.css';
import { useLongList } from '#renderer/ui/use-long-list.ts';
import { ResultRow } from './result-row.tsx';
import styles from './result-table.module.css';
import { rowNumber } from './row-words.ts';
import type { Pages } from './use-pages.ts';

const rowHeight = 32;
const mostInSight = 40;

type ResultTableProps = {
  readonly run: Run;
  readonly results: Pages<RunResult>;
  /** Scrolls to the last line whenever there is a new one. */
  readonly followsNewest: boolean;
  readonly chosen: number | null;
  readonly onChoose: (result: RunResult) => void;
};

/** The results of the items. Only the visible rows are rendered. */
export function ResultTable({ run, results, followsNewest, chosen, onChoose }: ResultTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const total = results.total ?? 0;
  const { lines, height, show } = useLongList({ count: total, rowHeight, scroller });
  const first = lines[0]?.index ?? 0;
  const last = lines.at(-1)?.index ?? 0;
  const { want } = results;
  useEffect(() => want(first, last), [first, last, want]);
  // Reads the newest rows before the table scrolls to them, or it would be blank for a moment.
  const isNewestThere = results.lineAt(total - 1) !== null;
  useEffect(() => {
    if (!followsNewest || total === 0) return;
    if (isNewestThere) show(total - 1, 'end');
    else want(Math.max(0, total - mostInSight), total - 1);
  }, [followsNewest, total, isNewestThere, show, want]);

  // Its details make the list smaller. The line stays visible.
  useLayoutEffect(() => {
    if (chosen === null) return;
    scroller.current?.querySelector('[data-chosen]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const several = run.requests.length > 1;
  const rows = run.data?.rowCount ?? 1;
  const expects = run.expectations.length > 0 || run.requests.some(({ draft }) => draft.expectations.length > 0);
  return (
    <div className={`${table['scroller']} ${styles['table']}`} data-several={several || undefined} ref={scroller}>
      <div className={`${table['columns']} ${table['cells']} ${styles['cells']}`}>
        <span data-figure>Row</span>
        <span>Outcome</span>
        {several && <span>Event</span>}
        <span>Customer key</span>
        <span data-figure>HTTP</span>
        <span data-figure data-wide>
          Status code
        </span>
        <span data-figure>Took</span>
        <span data-wide>TID</span>
        <span>Details</span>
      </div>
      <ul aria-label="Rows" className={table['rows']} ref={rowsByArrows} style={{ height }}>
        {lines.map(({ index, top }) => {
          const result = results.lineAt(index);
          const place = result === null ? null : placeOf(result.item, run.requests.length, rows);
          return (
            <ResultRow
              key={index}
              result={result}
              row={result === null ? '' : rowNumber(run, result.item)}
              event={several && place !== null ? (run.requests[place.request]?.name ?? '') : null}
              expects={expects}
              place={index + 1}
              total={total}
              top={top}
              isChosen={result !== null && result.item === chosen}
              onChoose={onChoose}
            />
          );
        })}
      </ul>
    </div>
  );
}
