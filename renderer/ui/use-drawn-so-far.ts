import { type RefCallback, useCallback, useState } from 'react';

/** How many entries are drawn at once. */
const lot = 48;

/** How near to the sight the end has to be for the next lot, so that it is there before it is seen. */
const margin = '600px';

/**
 * How many entries of a long list are drawn, where they are of no even height: a first lot, and one more each time that
 * the last one drawn, which has `end` as its ref, comes near the sight.
 *
 * @param atLeast so many are drawn in any case: up to the one that is chosen, say
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
  // Begun anew with each entry that becomes the last: what a search finds ends with another one, be they as many.
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
