import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import table from '#renderer/ui/table.module.css';
import styles from './history.module.css';
import { HistoryRow, type HistoryRowActions } from './history-row.tsx';
import type { HistoryLines } from './use-history.ts';

const rowHeight = 32;

type HistoryListProps = {
  readonly name: 'History' | 'Trash';
  readonly lines: HistoryLines;
  readonly words: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly onSelectAll: (all: boolean) => void;
  readonly on: HistoryRowActions;
};

/** The events as rows. Only the visible rows are rendered, so that 100,000 events scroll smoothly. */
export function HistoryList({ name, lines, words, selected, onSelectAll, on: actions }: HistoryListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const on = useStable(actions);
  const total = lines.total ?? 0;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const hasActions = useWholeRows(
    virtualizer.isScrolling,
    items.map(({ index }) => index),
  );
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { want } = lines;
  const missing = items.some(({ index }) => lines.lineAt(index) === null);
  useEffect(() => {
    if (missing) want(first, last);
  }, [missing, first, last, want]);

  return (
    <div className={`${table['scroller']} ${styles['scroller']}`} ref={scroller}>
      <div className={`${table['columns']} ${table['cells']} ${styles['cells']}`}>
        <Checkbox
          size="xs"
          aria-label="Select all"
          checked={total > 0 && selected.size >= total}
          indeterminate={selected.size > 0 && selected.size < total}
          onChange={(event) => onSelectAll(event.currentTarget.checked)}
        />
        <span>Outcome</span>
        <span>Time</span>
        <span>Environment</span>
        <span>Event</span>
        <span>Customer key</span>
        <span>TID</span>
        <span data-figure data-wide>
          HTTP
        </span>
        <span data-figure data-wide>
          Took
        </span>
        <span />
      </div>
      <ul aria-label={name} className={table['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <HistoryRow
            key={lines.lineAt(index)?.id ?? index}
            exchange={lines.lineAt(index)}
            place={index + 1}
            total={total}
            top={start}
            words={words}
            selected={selected.has(lines.lineAt(index)?.id ?? '')}
            hasActions={hasActions(index)}
            on={on}
          />
        ))}
      </ul>
    </div>
  );
}

/**
 * Says which rows show their buttons: all visible ones, and during a scroll those that had them before. New rows get them
 * when the scroll ends, so that each frame of a scroll is fast.
 */
function useWholeRows(isScrolling: boolean, inSight: readonly number[]): (place: number) => boolean {
  const whole = useRef<ReadonlySet<number>>(new Set());
  if (!isScrolling) whole.current = new Set(inSight);
  const rows = whole.current;
  return (place) => rows.has(place);
}

/** Stable functions, so that a row is rendered again only when it changes. */
function useStable(actions: HistoryRowActions): HistoryRowActions {
  const latest = useRef(actions);
  latest.current = actions;
  return useMemo(
    () => ({
      onOpen: (id) => latest.current.onOpen(id),
      onSendAgain: (id) => latest.current.onSendAgain(id),
      onCompare: (id) => latest.current.onCompare(id),
      onTrash: (id) => latest.current.onTrash(id),
      onRestore: (id) => latest.current.onRestore(id),
      onPin: (id, pinned) => latest.current.onPin(id, pinned),
      onSelect: (id, extend) => latest.current.onSelect(id, extend),
    }),
    [],
  );
}
