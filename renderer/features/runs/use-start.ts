import { useLayoutEffect, useRef, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount } from '#app/quantity.ts';
import { giveSetup, type RunSetup } from '#app/runs/run.ts';
import { countToSend, type RunForm } from '#app/runs/run-form.ts';
import { ask, mayHaveSent } from '#renderer/ask.ts';
import type { RunPorts } from '#renderer/state/runs-place.ts';
import { useLatest } from '#renderer/ui/use-latest.ts';
import { blockersOf } from './blockers.ts';
import { type CheckState, checkNow } from './use-run-check.ts';

type Start = {
  readonly form: RunForm;
  readonly setup: RunSetup | null;
  readonly environment: Environment;
  readonly missing: readonly string[];
  readonly state: CheckState;
  /** How many events the button spoke of when it was pressed. */
  readonly seen: number;
  /** A second environment is asked for, and each that asks before sending is named in that one question. */
  readonly isForTwo?: boolean;
};

/** A run that waits for a yes. All of the question is kept with it: the form may change while it is asked. */
type Confirming = {
  readonly setup: RunSetup;
  readonly environment: Environment;
  readonly count: number;
  readonly isForTwo: boolean;
};

/** Why nothing was sent, and of which setup that is said: another one may be sent. */
type Refusal = { readonly of: RunSetup | null; readonly says: readonly string[] };

const changedMeanwhile = 'The run changed while its events were checked, so nothing was sent. Press Send again.';

const leftMeanwhile = 'You left the run while its events were checked, so nothing was sent.';
const startedMeanwhile = 'The run you left was started.';

type StartPorts = { readonly onStarted: (runId: string) => void; readonly onSay: RunPorts['onSay'] };

/**
 * Starts a run after the button was pressed. Once the form is gone, nothing more is sent.
 * @param current the setup as the form has it now; a press for another one is dropped
 */
export function useStart(current: RunSetup | null, { onStarted, onSay }: StartPorts) {
  const [confirming, setConfirming] = useState<Confirming | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const latest = useLatest(current);
  const isOpen = useIsOpen();
  const { isUnderWay: isStarting, press: oneAtATime } = useOneAtATime();

  async function begin(setup: RunSetup, starting: (setup: RunSetup) => Promise<Output<'run.start'> | null>) {
    setConfirming(null);
    const answer = await starting(setup);
    if (answer === null) return;
    if (answer.kind === 'started') {
      if (!isOpen.current) onSay(startedMeanwhile);
      return onStarted(answer.runId);
    }
    if (!isOpen.current) return onSay(answer.says.join(' '), 'problem');
    return setRefusal({ of: setup, says: answer.says });
  }

  /** Starts it, or moves the focus to what is missing. If the count on the button has changed, it must be pressed again. */
  async function start({ form, setup, environment, missing, state, seen, isForTwo = false }: Start) {
    setRefusal(null);
    const check = await newestCheck(setup, state);
    if (!isOpen.current) return onSay(leftMeanwhile);
    if (setup !== latest.current) return setRefusal({ of: latest.current, says: [changedMeanwhile] });
    const [lack] = blockersOf(form, check, missing);
    if (setup === null || check === null || lack !== undefined) return focusOn(lack?.field ?? null);
    const count = countToSend(form, check);
    const says = [`The run now has ${formatCount(count, 'event')}. Press Send again.`];
    if (count !== seen) return setRefusal({ of: setup, says });
    if (isForTwo || environment.askBeforeSending) return setConfirming({ setup, environment, count, isForTwo });
    return begin(setup, (one) => startOne(one, false));
  }

  return {
    confirming,
    isStarting,
    refusals: refusal?.of === current ? refusal.says : [],
    start: (press: Start) => void oneAtATime(() => start(press)),
    confirm: () => {
      if (confirming !== null) void oneAtATime(() => begin(confirming.setup, (one) => startOne(one, true)));
    },
    /** Starts the run, and the same one at another place. */
    confirmTwins: (other: Selection) => {
      if (confirming !== null) void oneAtATime(() => begin(confirming.setup, (one) => startTwins(one, other)));
    },
    keep: () => setConfirming(null),
  };
}

/** Whether the form is still there, for what continues after an answer. */
function useIsOpen(): { readonly current: boolean } {
  const isOpen = useRef(false);
  useLayoutEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
    };
  }, []);
  return isOpen;
}

/** Runs one press to its end; another one in the meantime does nothing. */
function useOneAtATime() {
  const [isUnderWay, setIsUnderWay] = useState(false);
  const isHeld = useRef(false);
  async function press(act: () => Promise<void>) {
    if (isHeld.current) return;
    isHeld.current = true;
    setIsUnderWay(true);
    try {
      await act();
    } finally {
      isHeld.current = false;
      setIsUnderWay(false);
    }
  }
  return { isUnderWay, press };
}

function startOne(setup: RunSetup, confirmed: boolean) {
  return ask('run.start', { setup: giveSetup(setup), confirmed }, mayHaveSent);
}

/** The dialog before it named every environment that asks. */
function startTwins(setup: RunSetup, other: Selection) {
  return ask('run.startTwins', { setup: giveSetup(setup), other, confirmed: true }, mayHaveSent);
}

async function newestCheck(setup: RunSetup | null, { check, isCurrent }: CheckState) {
  return setup === null || (isCurrent && check !== null) ? check : checkNow(setup);
}

function focusOn(field: string | null): void {
  if (field !== null) document.getElementById(field)?.focus();
}
