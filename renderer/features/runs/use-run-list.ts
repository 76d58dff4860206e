import type { RunSummary } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { useCall, usePush } from '#renderer/use-call.ts';

/** Every run, newest first, kept up to date; null until they are read. */
export function useRunList(): readonly RunSummary[] | null {
  const { runs, hasFailed } = useRuns();
  return runs ?? (hasFailed ? [] : null);
}

/** The same. `onRun` gets every state of a run that main reports. */
export function useRuns(onRun: (run: RunSummary) => void = () => {}) {
  const options = {
    refreshOn: ['run.listed'],
    settleMs: 0,
    accept: (runs: readonly RunSummary[]) => {
      runs.forEach(onRun);
      return runs;
    },
  } as const;
  const { value: runs, hasFailed, update } = useCall('runs', readRuns, options);
  usePush('run.progressed', ({ summary }) => {
    onRun(summary);
    update((now) => now.map((run) => (run.id === summary.id ? summary : run)));
  });
  return { runs, hasFailed };
}

async function readRuns(): Promise<readonly RunSummary[] | null> {
  return (await ask('run.list', {}, 'the list of runs isn’t up to date'))?.runs ?? null;
}
