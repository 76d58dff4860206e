import { useEffect, useState } from 'react';
import type { RunSummary } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';

/** Every run, newest first, as it stands now; null until they are there. */
export function useRunList(): readonly RunSummary[] | null {
  const [runs, setRuns] = useState<readonly RunSummary[] | null>(null);
  useEffect(() => {
    let isOver = false;
    let asked = 0;
    async function list() {
      const turn = ++asked;
      const answer = await ask('run.list', {}, 'the list of runs isn’t up to date');
      if (!isOver && turn === asked) setRuns((before) => answer?.runs ?? before ?? []);
    }
    void list();
    const ends = [
      listen('run.listed', () => void list()),
      listen('run.progressed', ({ summary }) =>
        setRuns((before) => before?.map((run) => (run.id === summary.id ? summary : run)) ?? null),
      ),
    ];
    return () => {
      isOver = true;
      for (const end of ends) end();
    };
  }, []);
  return runs;
}
