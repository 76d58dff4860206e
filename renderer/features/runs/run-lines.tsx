import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { RunSummary } from '#app/runs/run.ts';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import table from '#renderer/ui/table.module.css';
import styles from './run-list.module.css';
import { RunRow } from './run-row.tsx';

const rowHeight = 32;

type RunLinesProps = {
  readonly label: string;
  readonly runs: readonly RunSummary[];
  readonly onOpen: (runId: string) => void;
  readonly onRunAgain: (runId: string) => void;
  readonly onMove: (run: RunSummary, intoTrash: boolean) => void;
};

/** The rows of the list of runs. Only the visible ones are rendered. */
export function RunLines({ label, runs, onOpen, onRunAgain, onMove }: RunLinesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  return (
    <div className={`${table['scroller']} ${styles['scroller']}`} ref={scroller}>
      <div className={`${table['columns']} ${table['cells']} ${styles['cells']}`}>
        <span>State</span>
        <span>Name</span>
        <span>Environment</span>
        <span>Started</span>
        <span />
        <span>Answered</span>
        <span data-figure title="Responses that didn’t meet an expectation">
          Unmet
        </span>
        <span data-figure>Took</span>
      </div>
      <ul
        aria-label={label}
        className={table['rows']}
        ref={rowsByArrows}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const run = runs[index];
          return (
            run !== undefined && (
              <RunRow
                key={run.id}
                run={run}
                place={index + 1}
                total={runs.length}
                top={start}
                onOpen={() => onOpen(run.id)}
                onRunAgain={() => onRunAgain(run.id)}
                onTrash={() => onMove(run, true)}
                onRestore={() => onMove(run, false)}
              />
            )
          );
        })}
      </ul>
    </div>
  );
}
