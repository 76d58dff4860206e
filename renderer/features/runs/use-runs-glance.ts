import { useEffect, useRef, useState } from 'react';
import type { RunSummary } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';
import type { View } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';
import { announce, isUnderWay, percentOf } from './ledger-words.ts';

/**
 * The runs at a glance, for who looks at something else: how many there are, or how far the one under way is. When it comes
 * to rest while another view is shown, that is said.
 */
export function useRunsGlance(view: View): string | null {
  const [runs, setRuns] = useState<readonly RunSummary[] | null>(null);
  const latestView = useRef(view);
  latestView.current = view;
  const going = useRef<string | null>(null);

  useEffect(() => {
    function look(run: RunSummary) {
      if (going.current === run.id && run.state !== 'running' && latestView.current !== 'runs')
        say(announce(run), run.state === 'done' ? 'info' : 'problem');
      if (run.state === 'running') going.current = run.id;
      else if (going.current === run.id) going.current = null;
    }
    let asked = 0;
    async function list() {
      const turn = ++asked;
      const answer = await ask('run.list', {}, 'the list of runs isn’t up to date');
      if (answer === null || turn !== asked) return;
      const there = answer.runs.filter(({ deletedAt }) => deletedAt === null);
      there.forEach(look);
      setRuns(there);
    }
    void list();
    const ends = [
      listen('run.listed', () => void list()),
      listen('run.progressed', ({ summary }) => {
        look(summary);
        setRuns((before) => before?.map((run) => (run.id === summary.id ? summary : run)) ?? null);
      }),
    ];
    return () => {
      asked = -1;
      for (const end of ends) end();
    };
  }, []);

  if (runs === null) return null;
  const underWay = runs.find(({ state }) => isUnderWay(state));
  if (underWay === undefined) return runs.length.toLocaleString('en');
  return underWay.state === 'paused' ? `paused, ${percentOf(underWay)} %` : `${percentOf(underWay)} %`;
}
