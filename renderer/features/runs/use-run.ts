import { useEffect, useState } from 'react';
import type { Run, RunProgress, RunSummary } from '#app/run/run.ts';
import { call, listen } from '#renderer/bridge.ts';

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
      const { run, progress, unsent } = await call('run.open', { runId });
      if (isOver || mine !== asked) return;
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

  return opened;
}
