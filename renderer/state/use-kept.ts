import { useLayoutEffect, useRef } from 'react';

type Kept<T> = {
  /** What is shown now. */
  readonly value: T;
  readonly show: (value: T) => void;
  /** Has main save it. Returns whether that worked. */
  readonly save: (value: T) => Promise<boolean>;
};

/**
 * Shows a choice at once and has it saved. When that fails, what main has kept is shown again. A choice is made of what is
 * chosen at that moment, as the drawing that asks may be an old one.
 */
export function useKept<T>({ value, show, save }: Kept<T>): (choose: (now: T) => T) => Promise<boolean> {
  const now = useRef(value);
  useLayoutEffect(() => {
    now.current = value;
  }, [value]);
  const kept = useRef(value);
  const underWay = useRef(0);
  if (underWay.current === 0) kept.current = value;

  return async (choose) => {
    const next = choose(now.current);
    now.current = next;
    underWay.current += 1;
    show(next);
    const isSaved = await save(next);
    underWay.current -= 1;
    if (isSaved) kept.current = next;
    // A newer choice decides for itself.
    else if (underWay.current === 0) {
      now.current = kept.current;
      show(kept.current);
    }
    return isSaved;
  };
}
