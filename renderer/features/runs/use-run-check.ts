import { useEffect, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import type { RunSetup } from '#app/run/run.ts';
import { ask } from '#renderer/ask.ts';

const notChecked = 'the run wasn’t checked';

export type RunCheck = Extract<Output<'run.check'>, { readonly kind: 'checked' }>;

/** What a check of a setup came to, and whether it is of the setup as it stands now. */
export type CheckState = { readonly check: RunCheck | null; readonly isCurrent: boolean };

/** Goes through every item of a run before it begins; the last result stands until the next is there. */
export function useRunCheck(setup: RunSetup | null): CheckState {
  const [checked, setChecked] = useState<{ readonly check: RunCheck; readonly setup: RunSetup } | null>(null);
  useEffect(() => {
    if (setup === null) return;
    let isOver = false;
    async function check(of: RunSetup) {
      const answer = await ask('run.check', { setup: of }, notChecked);
      if (!isOver && answer?.kind === 'checked') setChecked({ check: answer, setup: of });
    }
    void check(setup);
    return () => {
      isOver = true;
    };
  }, [setup]);
  if (setup === null) return { check: null, isCurrent: true };
  return { check: checked?.check ?? null, isCurrent: checked?.setup === setup };
}

/** Checks every item at once, and again while other checks come between. Null when that failed, which is said. */
export async function checkNow(setup: RunSetup): Promise<RunCheck | null> {
  for (;;) {
    const answer = await ask('run.check', { setup }, notChecked);
    if (answer === null || answer.kind === 'checked') return answer;
  }
}
