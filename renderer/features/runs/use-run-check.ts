import { useMemo } from 'react';
import type { Output } from '#app/ipc/contract.ts';
import { giveSetup, type RunSetup } from '#app/runs/run.ts';
import { ask } from '#renderer/ask.ts';
import { useCall } from '#renderer/use-call.ts';

const notChecked = 'the run wasn’t checked';

export type RunCheck = Extract<Output<'run.check'>, { readonly kind: 'checked' }>;

/** The result of a check, and whether it is for the current setup. */
export type CheckState = { readonly check: RunCheck | null; readonly isCurrent: boolean };

/**
 * Checks every item of a run before it starts. The last result is kept until the next one.
 * @param around what else the items are made of, such as the environment: when it changes, they are checked again
 */
export function useRunCheck(setup: RunSetup | null, around: string): CheckState {
  const key = useMemo(() => (setup === null ? null : `${around} ${JSON.stringify(setup)}`), [setup, around]);
  const check = async () => {
    const found = setup && (await ask('run.check', { setup: giveSetup(setup) }, notChecked));
    return found?.kind === 'checked' ? found : null;
  };
  const { answer: checked } = useCall(key, check);
  if (setup === null) return { check: null, isCurrent: true };
  return { check: checked?.value ?? null, isCurrent: checked?.to === key };
}

/** Checks every item now, and again if another check replaced this one. Null when that failed and a notice says so. */
export async function checkNow(setup: RunSetup): Promise<RunCheck | null> {
  for (;;) {
    const answer = await ask('run.check', { setup: giveSetup(setup) }, notChecked);
    if (answer === null || answer.kind === 'checked') return answer;
  }
}
