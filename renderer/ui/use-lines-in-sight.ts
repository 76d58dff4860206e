import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useState } from 'react';

type LongList = {
  readonly list: RefObject<HTMLElement | null>;
  /** What it scrolls in, and need not fill; null until it is there. */
  readonly scroller: HTMLElement | null;
  readonly count: number;
  /** In pixels. */
  readonly lineHeight: number;
  /** The index of a line that is always rendered, as it may have the focus. */
  readonly kept?: number | undefined;
};

/**
 * The rendered lines of a long list: the visible ones and a few around them, as `[index, top in pixels]`. The list is
 * `height` pixels high.
 */
export function useLinesInSight({ list, scroller, count, lineHeight, kept }: LongList) {
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => setAbove(list.current?.offsetTop ?? 0));
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => lineHeight,
    overscan: 12,
    scrollMargin: above,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      if (kept === undefined || kept >= count || inSight.includes(kept)) return inSight;
      return [...inSight, kept].toSorted((a, b) => a - b);
    },
  });
  const drawn = virtualizer.getVirtualItems().map(({ index, start }) => [index, start - above] as const);
  return { height: virtualizer.getTotalSize(), drawn };
}
