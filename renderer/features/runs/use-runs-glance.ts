import { useRef } from 'react';
import { formatNumber } from '#app/quantity.ts';
import type { View } from '#renderer/state/view-state.ts';
import { say } from '#renderer/ui/notices.tsx';
import { announce, isUnderWay, percentOf } from './ledger-words.ts';
import { useRuns } from './use-run-list.ts';

/**
 * A summary of the runs for the side bar: how many there are, or how far the one that is running is. When a run stops
 * while another view is shown, a notice says so.
 */
export function useRunsGlance(view: View): string | null {
  const running = useRef(new Set<string>());
  const { runs } = useRuns((run) => {
    if (run.deletedAt !== null) return;
    if (run.state === 'running') running.current.add(run.id);
    else if (running.current.delete(run.id) && view !== 'runs')
      say(announce(run), run.state === 'done' ? 'info' : 'problem');
  });
  if (runs === null) return null;
  const kept = runs.filter(({ deletedAt }) => deletedAt === null);
  const underWay = kept.find(({ state }) => isUnderWay(state));
  if (underWay === undefined) return formatNumber(kept.length);
  return underWay.state === 'paused' ? `paused, ${percentOf(underWay)}%` : `${percentOf(underWay)}%`;
}
