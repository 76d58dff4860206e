import { useEffect, useRef, useState } from 'react';

/** A value that changes at most once in this time, in milliseconds, and always comes to its last one. */
export function useThrottled<T>(value: T, restMs: number): T {
  const [shown, setShown] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  const timer = useRef<number | undefined>(undefined);

  useEffect(() => {
    if (timer.current !== undefined || Object.is(value, shown)) return;
    timer.current = window.setTimeout(() => {
      timer.current = undefined;
      setShown(latest.current);
    }, restMs);
  });
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return shown;
}
