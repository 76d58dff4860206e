import { Checkbox, VisuallyHidden } from '@mantine/core';
import { type MouseEvent, memo, useMemo, useRef, useState } from 'react';
import type { ExchangeSummary } from '#app/exchange/exchange.ts';
import { ItemMenu } from '#renderer/ui/item-menu.tsx';
import { useStill } from '#renderer/ui/still.tsx';
import table from '#renderer/ui/table.module.css';
import { type GroupHeadPorts, GroupLine } from './group-head.tsx';
import styles from './history-list.module.css';
import { HistoryRow } from './history-row.tsx';
import { type HistoryRowActions, rowMenu } from './row-actions.ts';
import type { ChosenEvent } from './use-chosen-event.ts';
import type { HistoryLines } from './use-history.ts';
import { useListFocus } from './use-list-focus.ts';
import { useListPress } from './use-list-press.ts';
import { rowHeight, useVirtualRows } from './use-virtual-rows.ts';

type HistoryListProps = {
  readonly name: 'History' | 'Trash';
  readonly lines: HistoryLines;
  readonly words: readonly string[];
  readonly selected: ReadonlySet<string>;
  readonly chosen: ChosenEvent;
  readonly onSelectAll: (all: boolean) => void;
  readonly on: HistoryRowActions;
  readonly groups: Omit<GroupHeadPorts, 'onCollapse'>;
};

/** The events as rows. Only the visible rows are rendered, so that 100,000 events scroll smoothly. */
export function HistoryList(props: HistoryListProps) {
  const { name, lines, words, selected, chosen, onSelectAll, on: actions, groups } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const on = useStill(actions);
  const total = lines.total ?? 0;
  const { rows, onCollapse, virtualizer, items, chosenIndex, detailOf } = useVirtualRows(lines, chosen, scroller);
  const wantFocus = useListFocus(list, chosen.id);

  function move(by: number) {
    const wanted = Math.min(total - 1, Math.max(0, chosen.place + by));
    const place = rows.nearestOpen(wanted, by < 0);
    if (place === null) return;
    wantFocus({ place });
    chosen.choose(place);
    const index = rows.indexOf(place);
    if (index !== null) virtualizer.scrollToIndex(place === 0 ? 0 : index, { align: 'auto' });
  }

  function lineOf(target: EventTarget): ExchangeSummary | null {
    const row = target instanceof Element ? target.closest('li[data-place]') : null;
    const place = Number(row?.getAttribute('data-place') ?? 0) - 1;
    return place < 0 ? null : lines.lineAt(place);
  }

  function choose(event: MouseEvent) {
    const row = event.target instanceof Element ? event.target.closest('li[data-place]') : null;
    if (row !== null) chosen.choose(Number(row.getAttribute('data-place')) - 1);
  }

  function open({ target }: MouseEvent) {
    const line = target instanceof Element && target.closest('button, input') === null ? lineOf(target) : null;
    if (line !== null) on.onOpen(line.id);
  }

  function showMenu(event: MouseEvent) {
    if (lineOf(event.target) === null) return;
    event.preventDefault();
    choose(event);
    setMenu({ x: event.clientX, y: event.clientY });
  }

  function toggleGroup() {
    const head = rows.groupOf(chosen.place);
    if (head !== null) groups.onSelect(head, !groups.isSelected(head));
  }

  const press = useListPress({ lineOf, move, toggleGroup, wantFocus, openMenu: setMenu, on });

  const asked = menu === null ? null : lines.lineAt(chosen.place);
  // It isn't rendered again in each frame of a scroll.
  const shownMenu = useMemo(
    () => (
      <ItemMenu
        at={menu}
        label="Actions for this event"
        actions={asked === null ? [] : rowMenu(asked, on)}
        onClose={() => {
          wantFocus(null);
          setMenu(null);
        }}
      />
    ),
    [menu, asked, on, wantFocus],
  );
  const top = Math.floor((virtualizer.scrollOffset ?? 0) / rowHeight);
  const heads = rows.headsAt(top);
  const ports = { ...groups, onCollapse };
  return (
    <div className={`${table['scroller']} ${styles['scroller']}`} ref={scroller}>
      <Columns total={total} selected={selected.size} onSelectAll={onSelectAll} />
      {heads.length > 0 && (virtualizer.scrollOffset ?? 0) > 0 && (
        // For the mouse only: the focus stays in the list.
        <div className={styles['stuck']} aria-hidden="true" onMouseDown={(event) => event.preventDefault()}>
          {heads.map((head) => (
            <GroupLine key={head.kind} head={head} on={ports} isCopy />
          ))}
        </div>
      )}
      {keysInWords}
      <div className={table['rows']} style={{ height: virtualizer.getTotalSize() }}>
        <ul
          aria-label={name}
          aria-describedby="history-keys"
          ref={list}
          onClick={choose}
          onDoubleClick={open}
          onContextMenu={showMenu}
          onKeyDown={press}
        >
          {items.map(
            ({ index, start, row }) =>
              row.kind === 'event' && (
                <HistoryRow
                  key={lines.lineAt(row.place)?.id ?? index}
                  exchange={lines.lineAt(row.place)}
                  place={row.place + 1}
                  total={total}
                  top={start}
                  words={words}
                  selected={selected.has(lines.lineAt(row.place)?.id ?? '')}
                  chosen={row.place === chosen.place}
                  detail={index === chosenIndex ? 'whole' : detailOf(row.place)}
                  on={on}
                />
              ),
          )}
        </ul>
        {items.map(
          ({ index, start, row }) =>
            row.kind !== 'event' && (
              <div key={index} className={table['row']} style={{ transform: `translateY(${start}px)` }}>
                <GroupLine head={row} on={ports} />
              </div>
            ),
        )}
      </div>
      {shownMenu}
    </div>
  );
}

const keysInWords = (
  <VisuallyHidden id="history-keys">
    Use the arrow keys to move, Enter to open. Y, N and U set Triggered to Yes, No and Not checked. P pins, M goes to
    the note, E sends again, C compares, O opens Monitoring, G selects the group, a slash searches.
  </VisuallyHidden>
);

type ColumnsProps = Pick<HistoryListProps, 'onSelectAll'> & { readonly total: number; readonly selected: number };

const Columns = memo(function Columns({ total, selected, onSelectAll }: ColumnsProps) {
  return (
    <div className={`${table['columns']} ${table['cells']} ${styles['cells']}`}>
      <Checkbox
        size="xs"
        aria-label="Select all"
        checked={total > 0 && selected >= total}
        indeterminate={selected > 0 && selected < total}
        onChange={(event) => onSelectAll(event.currentTarget.checked)}
      />
      <span>Outcome</span>
      <span className={styles['time']}>Time</span>
      <span>Environment</span>
      <span>Event</span>
      <span className={styles['key']}>Customer key</span>
      <span className={styles['tid']}>TID</span>
      <span data-figure data-wide>
        HTTP
      </span>
      <span data-figure data-wide>
        Took
      </span>
      <span className={styles['marks']} />
    </div>
  );
});
