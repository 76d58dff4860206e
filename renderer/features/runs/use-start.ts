import { useState } from 'react';
import type { Environment } from '#app/environment/environment.ts';
import { formatCount } from '#app/quantity.ts';
import type { RunSetup } from '#app/run/run.ts';
import { ask } from '#renderer/ask.ts';
import { lacksOf } from './lacks.ts';
import { countToSend, type RunForm } from './run-form.ts';
import { type CheckState, checkNow } from './use-run-check.ts';

type Start = {
  readonly form: RunForm;
  readonly setup: RunSetup | null;
  readonly environment: Environment;
  readonly missing: readonly string[];
  readonly state: CheckState;
  /** How many events the button spoke of when it was pressed. */
  readonly seen: number;
};

/** The way from the button to a run that goes. */
export function useStart(onStarted: (runId: string) => void) {
  const [confirming, setConfirming] = useState<{ readonly setup: RunSetup; readonly count: number } | null>(null);
  const [isStarting, setIsStarting] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);

  async function begin(setup: RunSetup, confirmed: boolean) {
    setConfirming(null);
    const answer = await ask('run.start', { setup, confirmed }, 'the run wasn’t started');
    if (answer === null) return;
    if (answer.kind === 'started') onStarted(answer.runId);
    else setRefusals(answer.says);
  }

  /** Begins it, or leads to what it lacks. What the button spoke of is what goes out, or it has to be pressed once more. */
  async function start({ form, setup, environment, missing, state, seen }: Start) {
    setRefusals([]);
    const check = await newestCheck(setup, state);
    const [lack] = lacksOf(form, check, missing);
    if (setup === null || check === null || lack !== undefined) return focusOn(lack?.field ?? null);
    const count = countToSend(form, check);
    if (count !== seen) return setRefusals([`It is ${formatCount(count, 'event')} now. Press once more to send them.`]);
    if (environment.askBeforeSending) return setConfirming({ setup, count });
    return begin(setup, false);
  }

  async function newestCheck(setup: RunSetup | null, { check, isCurrent }: CheckState) {
    if (setup === null || (isCurrent && check !== null)) return check;
    setIsStarting(true);
    try {
      return await checkNow(setup);
    } finally {
      setIsStarting(false);
    }
  }

  return {
    confirming,
    isStarting,
    refusals,
    start,
    confirm: () => {
      if (confirming !== null) void begin(confirming.setup, true);
    },
    keep: () => setConfirming(null),
  };
}

function focusOn(field: string | null): void {
  if (field !== null) document.getElementById(field)?.focus();
}
