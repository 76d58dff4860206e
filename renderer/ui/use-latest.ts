import { useLayoutEffect, useRef } from 'react';

/** What is shown now, for what continues after an answer: the drawing that asked may be an old one by then. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
