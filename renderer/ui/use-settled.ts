import { useCallback, useEffect, useRef } from 'react';

/** Saves a value when it has rested for a while, and at the latest when the view goes away: nothing typed is lost. */
export function useSettled<T>(value: T, save: (value: T) => void, restMs: number): void {
  const pending = useRef<{ readonly value: T; readonly save: (value: T) => void } | null>(null);
  const saved = useRef(value);
  const flush = useCallback(() => {
    if (pending.current === null) return;
    saved.current = pending.current.value;
    pending.current.save(pending.current.value);
    pending.current = null;
  }, []);

  useEffect(() => {
    if (Object.is(value, saved.current)) return;
    pending.current = { value, save };
    const timer = window.setTimeout(flush, restMs);
    return () => window.clearTimeout(timer);
  });

  useEffect(() => flush, [flush]);
}
