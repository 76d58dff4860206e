import { useLayoutEffect, useMemo, useRef } from 'react';

/** What is shown now, for what continues after an answer: the drawing that asked may be an old one by then. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}

/**
 * The same object in every render, whose functions are always those of the last one. A part of the window that has it need
 * not be rendered again when only they change.
 */
export function useLatestCalls<T extends object>(calls: T): T {
  const latest = useLatest(calls);
  const first = useRef(calls);
  return useMemo(
    () =>
      new Proxy(first.current, {
        get: (_, name) => {
          const current = (): unknown => Reflect.get(latest.current, name);
          if (typeof current() !== 'function') return current();
          return (...input: readonly unknown[]): unknown => {
            const call = current();
            return typeof call === 'function' ? Reflect.apply(call, null, input) : undefined;
          };
        },
      }),
    [latest],
  );
}
