import { useEffect, useRef } from 'react';
import { rowsByArrows } from '#renderer/ui/arrow-keys.ts';
import table from '#renderer/ui/table.module.css';
import { useLongList } from '#renderer/ui/use-long-list.ts';
import { PreviewRow } from './preview-row.tsx';
import styles from './preview-table.module.css';
import type { Pages } from './use-pages.ts';
import type { PreviewItem } from './use-preview.ts';

const rowHeight = 32;

type PreviewTableProps = {
  readonly items: Pages<PreviewItem>;
  /** Rows of the data that are left out. */
  readonly leftOut: ReadonlySet<number>;
  readonly chosen: number | null;
  /** An item to bring into sight. */
  readonly wanted: { readonly item: number } | null;
  readonly onToggle: (row: number) => void;
  readonly onChoose: (item: PreviewItem) => void;
};

/** The items of a run as they would be sent. Only the visible ones are read and rendered. */
export function PreviewTable({ items, leftOut, chosen, wanted, onToggle, onChoose }: PreviewTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const total = items.total ?? 0;
  const { lines, height, show } = useLongList({ count: total, rowHeight, scroller });
  const first = lines[0]?.index ?? 0;
  const last = lines.at(-1)?.index ?? 0;
  const { want } = items;
  useEffect(() => want(first, last), [first, last, want]);
  useEffect(() => {
    if (wanted !== null) show(wanted.item, 'center');
  }, [wanted, show]);
  return (
    <div className={`${table['scroller']} ${styles['table']}`} ref={scroller}>
      <div className={`${table['columns']} ${styles['line']}`}>
        <span>Send</span>
        <span className={`${table['cells']} ${styles['cells']}`}>
          <span data-figure>Item</span>
          <span>Customer key</span>
          <span>URI</span>
          <span>Problems</span>
        </span>
      </div>
      <ul aria-label="Preview" className={table['rows']} ref={rowsByArrows} style={{ height }}>
        {lines.map(({ index, top }) => {
          const item = items.lineAt(index);
          return (
            <PreviewRow
              key={index}
              item={item}
              place={index + 1}
              total={total}
              top={top}
              isLeftOut={item !== null && item.row !== null && leftOut.has(item.row)}
              isChosen={item !== null && item.item === chosen}
              onToggle={onToggle}
              onChoose={onChoose}
            />
          );
        })}
      </ul>
    </div>
  );
}
