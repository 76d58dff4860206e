import type { Output, Push } from '#app/ipc/contract.ts';
import { type Run, type RunProgress, summaryOf } from '#app/runs/run.ts';
import { type Chosen, goThrough, type LiveRun, type LiveRunParts, type RunFiles } from './live-run.ts';
import type { PlanParts } from './run-plan.ts';
import type { Starting } from './run-starter.ts';

export type Started = Output<'run.start'>;

export type LiveSlotParts = Omit<LiveRunParts, 'onChange' | 'onEnd' | 'variables'> &
  Pick<PlanParts, 'workspace'> & {
    readonly push: <N extends 'run.progressed' | 'run.listed'>(name: N, value: Push<N>) => void;
    /** Called while a run goes, when it has put exchanges into the history. */
    readonly onHistoryChanged: () => void;
    /** Called when a run has ended or stopped. */
    readonly onEnded: (last: RunProgress) => void;
  };

/** What may be under way: one run, or two that were started together. */
export type LiveSlot = {
  /** The run that is under way, when it is this one. */
  readonly find: (runId: string) => LiveRun | null;
  /** Whether a run is being started or is under way. */
  readonly isBusy: () => boolean;
  /** Starts a run, unless another one is under way or being started. */
  readonly startAlone: (start: () => Promise<Started>) => Promise<Started>;
  /** Lets a run go. */
  readonly go: (ready: Extract<Starting, { kind: 'ready' }>, chosen: Chosen, files: RunFiles) => Started;
  /** Stops what is under way, and resolves when it is saved; null while there is nothing. */
  readonly underWay: () => (() => Promise<void>) | null;
  readonly close: () => void;
};

/** Progress is pushed at most this often, in milliseconds. */
const pushEveryMs = 200;

const busy: Started = { kind: 'refused', says: ['Another run is in progress. Stop it, or wait until it’s done.'] };

/** @param onGo called before a run goes: other logs need not stay open */
export function createLiveSlot(parts: LiveSlotParts, onGo: () => void): LiveSlot {
  const { push, onHistoryChanged } = parts;
  const live = new Map<string, LiveRun>();
  let isStarting = false;
  const find = (runId: string) => live.get(runId) ?? null;
  const isBusy = () => live.size > 0 || isStarting;

  function pushProgress(runId: string) {
    const run = find(runId);
    if (run !== null) push('run.progressed', run.progress());
    onHistoryChanged();
  }

  function onEnd(ended: Run, last: RunProgress) {
    live.delete(ended.id);
    const progress = { ...last, summary: summaryOf(ended), underWay: 0, perSecond: 0, leftMs: null };
    push('run.progressed', progress);
    parts.onEnded(progress);
    push('run.listed', {});
    onHistoryChanged();
  }

  return {
    find,
    isBusy,
    startAlone: async (start) => {
      if (isBusy()) return busy;
      isStarting = true;
      try {
        return await start();
      } finally {
        isStarting = false;
      }
    },
    go: ({ run, environment }, chosen, files) => {
      onGo();
      const variables = () => parts.workspace().variables;
      const pass = { begun: run, environment, chosen, files };
      const onChange = atMostEvery(pushEveryMs, () => pushProgress(run.id));
      live.set(run.id, goThrough(pass, { ...parts, variables, onChange, onEnd }));
      push('run.listed', {});
      return { kind: 'started', runId: run.id };
    },
    underWay: () => {
      if (live.size === 0) return null;
      return async () => {
        const going = [...live.values()];
        for (const { runner } of going) runner.stop();
        await Promise.all(going.map(({ ended }) => ended));
      };
    },
    close: () => {
      for (const { runner, log } of live.values()) {
        runner.pause();
        // The first try runs in the call itself; the app doesn't wait for more.
        void runner.rest();
        log.flush();
      }
    },
  };
}

/** Calls work after a pause, once for all requests until then. */
function atMostEvery(pauseMs: number, work: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      work();
    }, pauseMs);
  };
}
