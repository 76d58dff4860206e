import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import type { ChosenEvent } from './use-chosen-event.ts';
import type { HistoryLines } from './use-history.ts';
import { useListRows } from './use-list-rows.ts';
import { useRowDetail } from './use-row-detail.ts';

/** The height of every line of the list, in pixels. */
export const rowHeight = 32;
/** The column headers, in pixels. They are part of what scrolls, so every row is that much lower. */
const headHeight = 30;

/** The visible lines of the list and the chosen row. What of them isn't read yet is read. */
export function useVirtualRows(lines: HistoryLines, chosen: ChosenEvent, scroller: RefObject<HTMLElement | null>) {
  const { rows, onCollapse } = useListRows(lines);
  const chosenIndex = rows.indexOf(chosen.place);
  const virtualizer = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // The heads of the first visible row stay below the headers.
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: headHeight,
    // The chosen row has the focus: it stays, wherever the list is scrolled to.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return chosenIndex === null || shown.includes(chosenIndex)
        ? shown
        : [...shown, chosenIndex].toSorted((a, b) => a - b);
    },
  });
  const { choose, place } = chosen;
  const nearest = chosenIndex === null ? rows.nearestOpen(place, false) : null;
  // Tab leads to the chosen row, so it is never one of a collapsed run.
  useEffect(() => {
    if (nearest !== null && nearest !== place) choose(nearest);
  });
  const items = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const row = rows.rowAt(index);
    return row === null ? [] : [{ index, start, row }];
  });
  const places = items.flatMap(({ index, row }) => (row.kind === 'event' && index !== chosenIndex ? [row.place] : []));
  const detailOf = useRowDetail(virtualizer.isScrolling, places);
  const first = places[0] ?? 0;
  const last = places.at(-1) ?? 0;
  const { want } = lines;
  const missing = places.some((place) => lines.lineAt(place) === null) || lines.lineAt(chosen.place) === null;
  useEffect(() => {
    if (!missing) return;
    want(first, last);
    want(chosen.place, chosen.place);
  }, [missing, first, last, chosen.place, want]);
  return { rows, onCollapse, virtualizer, items, chosenIndex, detailOf };
}
