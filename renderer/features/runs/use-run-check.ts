import { useEffect, useState } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import type { RunSetup } from '#app/run/run.ts';
import { call } from '#renderer/bridge.ts';

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
      const answer = await call('run.check', { setup: of });
      if (!isOver && answer.kind === 'checked') setChecked({ check: answer, setup: of });
    }
    void check(setup);
    return () => {
      isOver = true;
    };
  }, [setup]);
  if (setup === null) return { check: null, isCurrent: true };
  return { check: checked?.check ?? null, isCurrent: checked?.setup === setup };
}

/** Goes through every item at once, and anew for as long as other checks come between. */
export async function checkNow(setup: RunSetup): Promise<RunCheck> {
  for (;;) {
    const answer = await call('run.check', { setup });
    if (answer.kind === 'checked') return answer;
  }
}
