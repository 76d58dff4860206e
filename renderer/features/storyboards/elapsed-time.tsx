import { useEffect, useState } from 'react';

/** The time since a presentation began; one that starts over begins again. */
export function useBegan(seed: string): number {
  const [began, setBegan] = useState(() => ({ seed, at: performance.now() }));
  if (began.seed !== seed) setBegan({ seed, at: performance.now() });
  return began.at;
}

/** A clock that counts from the beginning of a presentation. @param began by `performance.now()` */
export function ElapsedTime({ began }: { readonly began: number }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(performance.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span role="timer" aria-label="Elapsed time">
      {formatClock(now - began)}
    </span>
  );
}

/** Minutes and seconds, and hours where there are any: `4:05`, `1:00:00`. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (count: number) => String(count).padStart(2, '0');
  const end = `${two(seconds % 60)}`;
  return hours === 0 ? `${minutes}:${end}` : `${hours}:${two(minutes)}:${end}`;
}
