import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import { needsYesToPlay } from '#app/environments/guard.ts';
import {
  allowPlaying,
  beginPresentation,
  currentStep,
  dwellMs,
  finishMove,
  type Playing,
  type Presentation,
  pressAgain,
  pressBack,
  pressNext,
  setPlaying,
  startOver,
  takeResult,
} from '#app/storyboards/presentation.ts';
import { finishOnPractice, pressSkip } from '#app/storyboards/presentation-trouble.ts';
import { presentationTabId as tabId } from '#app/storyboards/show-under-way.ts';
import type { StepResult } from '#app/storyboards/step-result.ts';
import { perform } from '#renderer/ask.ts';
import { newDraw } from '#renderer/state/new-draw.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';
import { sendStep } from './send-step.ts';
import { useShowSaving } from './use-show-saving.ts';

/** The least time a step is shown. A second press within it counts as a double click and does nothing. */
const settleMs = 240;

/**
 * A storyboard that is presented, and the actions of its buttons.
 * @param practice where the rest can go instead of the environment; null when it isn’t known
 */
export function usePresentation(setup: PresentationSetup, environment: Environment, practice: Environment | null) {
  const [presentation, setPresentation] = useState(() => begin(setup, environment));
  const show = useShowSaving(setup, environment);
  // The newest state, for presses that come faster than renders.
  const now = useRef(presentation);

  function set(next: Presentation) {
    const before = now.current;
    now.current = next;
    setPresentation(next);
    if (next.sending !== null && before.sending === null) void fire(next);
    else void show.save(next);
    if (next.isMoving && !before.isMoving) void settled().then(() => set(finishMove(now.current, next.draw.seed)));
  }

  async function fire(fired: Presentation) {
    const step = currentStep(fired);
    if (step?.kind !== 'event') return;
    const rest = settled();
    const { draw, isOnPractice } = fired;
    const settle = async (result: StepResult, sent: { tid?: string; customerKey?: string } = {}) => {
      await rest;
      set(takeResult(now.current, { seed: draw.seed, stepId: step.id, result, tid: '', isOnPractice, ...sent }));
    };
    // Saved first, so that a kill can’t lose it. Not sent where the show was left or started over meanwhile.
    if (!(await show.save(fired)) || now.current.draw !== draw) return;
    // The rest went to Practice meanwhile: nothing of it may go to the real server.
    if (now.current.isOnPractice !== isOnPractice) return settle({ kind: 'refused', says: [] });
    const sent = await sendStep(fired, step, { setup, environment, practice });
    if (sent !== null) await settle(sent.result, sent.after);
  }

  const next = () => set(pressNext(now.current));
  usePlaying(presentation, next);
  return {
    presentation,
    next,
    back: () => set(pressBack(now.current)),
    again: () => set(pressAgain(now.current)),
    skip: () => set(pressSkip(now.current)),
    /** What is under way at the real server is cancelled; not what Practice gets, where it is pressed twice. */
    finishOnPractice: () => {
      if (now.current.sending !== null && !now.current.isOnPractice) cancel();
      set(finishOnPractice(now.current));
    },
    startOver: () => {
      cancel();
      set(startOver(now.current, newDraw()));
    },
    hold: () => set(setPlaying(now.current, false)),
    togglePlaying: () => set(setPlaying(now.current, !now.current.isPlaying)),
    /** Plays, after the person said yes to it. */
    allowPlaying: () => set(allowPlaying(now.current)),
    /** Cancels what is under way. The show is over. */
    end: () => {
      cancel();
      show.end();
    },
  };
}

/** From the beginning, or from where it was interrupted. */
function begin(setup: PresentationSetup, environment: Environment): Presentation {
  const begun = beginPresentation(setup.storyboard, newDraw(), playingOf(setup, environment));
  return setup.resumed === undefined ? begun : { ...setup.resumed, mayPlay: begun.mayPlay };
}

/** A presentation that starts playing was asked about before it began. */
function playingOf({ startsPlaying }: PresentationSetup, environment: Environment): Playing {
  if (startsPlaying) return 'from-the-start';
  return needsYesToPlay(environment) ? 'asks-first' : 'allowed';
}

function cancel(): void {
  void perform('exchange.cancel', { tabId }, 'the event wasn’t cancelled');
}

/** While it plays, presses Next once there was time to read the step. */
function usePlaying({ storyboard, at, draw, sending, isMoving, isPlaying }: Presentation, next: () => void): void {
  const onTime = useEffectEvent(next);
  const step = storyboard.steps[at];
  const waitMs = isPlaying && sending === null && !isMoving && step !== undefined ? dwellMs(step) : null;
  // Another step or another presentation starts the wait again.
  const turn = `${draw.seed} ${at}`;
  useEffect(() => {
    if (waitMs === null || turn === '') return;
    const timer = window.setTimeout(onTime, waitMs);
    return () => window.clearTimeout(timer);
  }, [waitMs, turn]);
}

function settled(): Promise<void> {
  return new Promise((done) => window.setTimeout(done, settleMs));
}
