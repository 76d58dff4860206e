import { useEffect, useState } from 'react';
import type { RunProgress } from '#app/runs/run.ts';

/** The rate is that of the last seconds. */
const rateMs = 5_000;

/** The progress of a run as recorded between two reports of main: what it waits for gets closer each second. */
export function useCountdown(progress: RunProgress | null): RunProgress | null {
  const [passed, setPassed] = useState({ progress, ms: 0 });
  const isCounting = progress?.next !== undefined && progress.summary.state === 'running';
  useEffect(() => {
    if (!isCounting) return;
    const from = performance.now();
    const timer = window.setInterval(() => setPassed({ progress, ms: performance.now() - from }), 1_000);
    return () => window.clearInterval(timer);
  }, [progress, isCounting]);
  if (!isCounting || progress?.next === undefined) return progress;
  const ms = passed.progress === progress ? passed.ms : 0;
  const { next, leftMs, perSecond } = progress;
  return {
    ...progress,
    perSecond: ms > rateMs ? 0 : perSecond,
    next: { ...next, inMs: lessen(next.inMs, ms) },
    leftMs: next.inMs === null ? leftMs : lessen(leftMs, Math.min(ms, next.inMs)),
  };
}

function lessen(waitMs: number | null, ms: number): number | null {
  return waitMs === null ? null : Math.max(0, waitMs - ms);
}
