import { type RefObject, useEffect, useRef, useState } from 'react';

/** How many entries are drawn at once. */
const lot = 48;

/** How near to the sight the end has to be for the next lot, so that it is there before it is seen. */
const margin = '600px';

/**
 * How many entries of a long list are drawn, where they are of no even height: a first lot, and one more each time that
 * the last one drawn, which has `end` as its ref, comes near the sight.
 */
export function useDrawnSoFar(count: number): {
  readonly drawn: number;
  readonly end: RefObject<HTMLLIElement | null>;
} {
  const [allowed, setAllowed] = useState(lot);
  const end = useRef<HTMLLIElement>(null);
  const drawn = Math.min(allowed, count);
  useEffect(() => {
    if (end.current === null || drawn === count) return undefined;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setAllowed(drawn + lot),
      { rootMargin: margin },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [drawn, count]);
  return { drawn, end };
}
