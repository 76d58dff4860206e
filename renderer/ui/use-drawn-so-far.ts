import { type RefCallback, useCallback, useState } from 'react';

/** How many entries are added at once. */
const lot = 48;

/** How near the end of the list must be before more entries are added, so that they are there in time. */
const margin = '600px';

/**
 * How many entries of a long list to render, for entries of different heights: a first batch, and another one each time the
 * last entry, which has `end` as its ref, is nearly visible.
 *
 * @param atLeast always rendered, for example up to the chosen entry
 */
export function useDrawnSoFar(
  count: number,
  atLeast = 0,
): {
  readonly drawn: number;
  readonly end: RefCallback<HTMLLIElement>;
} {
  const [allowed, setAllowed] = useState(lot);
  const drawn = Math.min(Math.max(allowed, atLeast), count);
  // Starts again with each new last entry: a search may find as many others.
  const end = useCallback(
    (entry: HTMLLIElement | null) => {
      if (entry === null || drawn === count) return undefined;
      const observer = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setAllowed(drawn + lot),
        { rootMargin: margin },
      );
      observer.observe(entry);
      return () => observer.disconnect();
    },
    [drawn, count],
  );
  return { drawn, end };
}
