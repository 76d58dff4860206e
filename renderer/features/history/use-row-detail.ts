import { useEffect, useReducer, useRef } from 'react';
import { detailOf, isUnfinished, nextRows, type RenderedRows, type RowDetail } from './row-detail.ts';

/** Says how much of each visible row to render, so that each frame of a scroll is fast. The rest follows frame by frame. */
export function useRowDetail(isScrolling: boolean, places: readonly number[]): (place: number) => RowDetail {
  const latest = useRef<RenderedRows | null>(null);
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const rows = nextRows(latest.current, places, isScrolling);
  latest.current = rows;
  useEffect(() => {
    if (!isUnfinished(rows, isScrolling)) return undefined;
    let frame = requestAnimationFrame(() => {
      // The next frame of a fast scroll may bring other rows.
      if (rows.isFast) frame = requestAnimationFrame(renderAgain);
      else renderAgain();
    });
    return () => cancelAnimationFrame(frame);
  });
  return (place) => detailOf(rows, place);
}
