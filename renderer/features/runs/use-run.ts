import { type Run, type RunProgress, type RunSummary, takeRun } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { useCall, usePush } from '#renderer/use-call.ts';

/** A run as it is now. */
export type OpenRun = {
  readonly run: Run;
  /** The newest state, from the run or from its progress. */
  readonly summary: RunSummary;
  /** The newest progress; null when the run was not running since it was opened here. */
  readonly progress: RunProgress | null;
  /** How many items are not sent yet; 0 while it is running. */
  readonly unsent: number;
  /** How many items were sent again. */
  readonly sentAgain: number;
};

/** `opened` is null when there is no such run. */
type Found = { readonly opened: OpenRun | null };

const options = { refreshOn: ['run.listed'], settleMs: 0, accept: keepProgress } as const;

/** A run and its progress. `undefined` until it is read, null when there is none of that id. */
export function useRun(runId: string): OpenRun | null | undefined {
  const { value, hasFailed, update } = useCall(runId, readRun, options);
  usePush('run.progressed', (progress) => {
    if (progress.summary.id !== runId) return;
    update(({ opened }) => ({ opened: opened && { ...opened, summary: progress.summary, progress } }));
  });
  if (value !== null) return value.opened;
  // A run that can’t be read looks the same as one that doesn’t exist.
  return hasFailed ? null : undefined;
}

async function readRun(runId: string): Promise<Found | null> {
  const answer = await ask('run.open', { runId }, 'the run isn’t shown as it is now');
  if (answer === null) return null;
  const { progress, unsent, sentAgain } = answer;
  const run = answer.run && takeRun(answer.run);
  return { opened: run && { run, summary: run, progress, unsent, sentAgain } };
}

function keepProgress({ opened }: Found, before: Found | null): Found {
  return { opened: opened && { ...opened, progress: opened.progress ?? before?.opened?.progress ?? null } };
}
