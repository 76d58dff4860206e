import { useEffect, useState } from 'react';
import type { Run, RunProgress, RunSummary } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';

/** A run as it stands now. */
export type OpenRun = {
  readonly run: Run;
  /** What its line in the list says, as new as can be. */
  readonly summary: RunSummary;
  /** How it goes; null when it was not under way since it was opened here. */
  readonly progress: RunProgress | null;
  /** How many items are sent when the unsent are; 0 while it is under way. */
  readonly unsent: number;
};

/** A run and how it goes. `undefined` until it is there, null when there is none of that id. */
export function useRun(runId: string): OpenRun | null | undefined {
  const [opened, setOpened] = useState<OpenRun | null | undefined>(undefined);

  useEffect(() => {
    let isOver = false;
    let asked = 0;
    async function open() {
      const mine = ++asked;
      const answer = await ask('run.open', { runId }, 'the run isn’t shown as it is now');
      if (isOver || mine !== asked) return;
      // What is shown stays; without anything to show, it is as if there were no such run.
      if (answer === null) return setOpened((before) => before ?? null);
      const { run, progress, unsent } = answer;
      setOpened((before) => run && { run, summary: run, progress: progress ?? before?.progress ?? null, unsent });
    }
    setOpened(undefined);
    void open();
    const ends = [
      listen('run.listed', () => void open()),
      listen('run.progressed', (progress) => {
        if (progress.summary.id !== runId) return;
        setOpened((before) => before && { ...before, summary: progress.summary, progress });
      }),
    ];
    return () => {
      isOver = true;
      for (const end of ends) end();
    };
  }, [runId]);

  return opened?.run.id === runId || opened === null ? opened : undefined;
}
