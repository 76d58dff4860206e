import { useEffect, useRef } from 'react';

/** Tries something again after a while, until the component is gone. */
export function useRetry(retry: () => void, afterMs: number) {
  const timer = useRef<number | undefined>(undefined);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      window.clearTimeout(timer.current);
    };
  }, []);
  return {
    retryLater: () => {
      window.clearTimeout(timer.current);
      if (!isGone.current) timer.current = window.setTimeout(retry, afterMs);
    },
    cancelRetry: () => window.clearTimeout(timer.current),
  };
}
