import { useEffect, useState } from 'react';

const tickMs = 1_000;

/** The moment now, ISO 8601. It moves on each second while `isTicking`, but not while the window is hidden. */
export function useClock(isTicking: boolean): string {
  const [moment, setMoment] = useState(() => new Date().toISOString());
  useEffect(() => {
    if (!isTicking) return;
    const tick = () => {
      if (!document.hidden) setMoment(new Date().toISOString());
    };
    tick();
    const timer = window.setInterval(tick, tickMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [isTicking]);
  return moment;
}
