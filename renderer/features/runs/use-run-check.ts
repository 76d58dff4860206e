import { useMemo } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import type { RunSetup } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { useAnswer } from '#renderer/use-answer.ts';

const notChecked = 'the run wasn’t checked';

export type RunCheck = Extract<Output<'run.check'>, { readonly kind: 'checked' }>;

/** What a check of a setup came to, and whether it is of the setup as it stands now. */
export type CheckState = { readonly check: RunCheck | null; readonly isCurrent: boolean };

/** Goes through every item of a run before it begins; the last result stands until the next is there. */
export function useRunCheck(setup: RunSetup | null): CheckState {
  const key = useMemo(() => (setup === null ? null : JSON.stringify(setup)), [setup]);
  const check = async () => {
    const found = setup && (await ask('run.check', { setup }, notChecked));
    return found?.kind === 'checked' ? found : null;
  };
  const checked = useAnswer(key, check);
  if (setup === null) return { check: null, isCurrent: true };
  return { check: checked?.value ?? null, isCurrent: checked?.to === key };
}

/** Checks every item at once, and again while other checks come between. Null when that failed, which is said. */
export async function checkNow(setup: RunSetup): Promise<RunCheck | null> {
  for (;;) {
    const answer = await ask('run.check', { setup }, notChecked);
    if (answer === null || answer.kind === 'checked') return answer;
  }
}
