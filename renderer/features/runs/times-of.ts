import { formatCount, formatSpan } from '#app/quantity.ts';
import { formatGaps } from '#app/runs/recorded-gaps.ts';
import type { RunForm } from '#app/runs/run-form.ts';
import type { RunCheck } from './use-run-check.ts';

/** Where the times of the events are from that a run can keep; null where there are none. */
export function timesOf({ source, pace }: RunForm, check: RunCheck | null): 'history' | 'storyboard' | null {
  if (source?.kind !== 'history' && source?.kind !== 'storyboard') return null;
  const hasTimes = source.kind === 'history' || pace.recorded !== null || (check?.recorded ?? null) !== null;
  return hasTimes ? source.kind : null;
}

/** What a run will do, in words: `6 events in 4 min 10 s at 5x (20 min 50 s recorded)`. */
export function formatPlan(count: number, { source, pace }: RunForm, check: Pick<RunCheck, 'recorded'>): string {
  const events = formatCount(count, 'event');
  const { recordedMs, plannedMs = null } = check.recorded ?? {};
  if (pace.recorded === null || plannedMs === null || recordedMs === undefined) return `${events} can be sent`;
  const before = `${formatSpan(recordedMs)} ${source?.kind === 'storyboard' ? 'in the storyboard' : 'recorded'}`;
  return `${events} in ${formatSpan(plannedMs)} ${formatGaps(pace.recorded)} (${before})`;
}
