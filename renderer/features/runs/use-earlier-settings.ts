import { useEffect, useRef } from 'react';
import type { Run } from '#app/run/run.ts';
import { call } from '#renderer/bridge.ts';
import { type RunForm, type RunFormChange, withRecalled } from './run-form.ts';
import { sourceKey } from './run-source.ts';

/** How many runs are looked at, newest first. */
const mostRuns = 12;

/** Takes over what was set in the last run of a source, once for each source that is chosen. */
export function useEarlierSettings({ source, recalled }: RunForm, onForm: (change: RunFormChange) => void): void {
  // A part of the history is never the same again.
  const key = source === null || source.kind === 'history' ? null : sourceKey(source);
  const isKnown = key === null || recalled?.key === key;
  const latest = useRef(onForm);
  latest.current = onForm;
  useEffect(() => {
    if (isKnown || key === null) return;
    let isOver = false;
    async function recall(wanted: string) {
      const run = await lastRunOf(wanted);
      if (!isOver) latest.current((form) => withRecalled(form, wanted, run));
    }
    void recall(key);
    return () => {
      isOver = true;
    };
  }, [key, isKnown]);
}

async function lastRunOf(key: string): Promise<Run | null> {
  const { runs } = await call('run.list', {});
  for (const { id } of runs.slice(0, mostRuns)) {
    const { run } = await call('run.open', { runId: id });
    if (run !== null && sourceKey(run.source) === key) return run;
  }
  return null;
}
