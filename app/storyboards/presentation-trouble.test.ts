import { expect, it } from 'vitest';
import { anyDraw } from '#app/testing/any-draw.ts';
import { springTestDrive } from './built-in/spring-test-drive.ts';
import {
  beginPresentation,
  currentStep,
  finishMove,
  type Presentation,
  pressAgain,
  pressNext,
  setPlaying,
  startOver,
  takeResult,
} from './presentation.ts';
import { finishOnPractice, pressSkip } from './presentation-trouble.ts';
import { draftInPresentation } from './shown-customer.ts';
import type { StepResult } from './step-result.ts';

const received: StepResult = { kind: 'sent', outcome: 'received', exchangeId: 'x', says: [] };
const timedOut: StepResult = { kind: 'sent', outcome: 'timed-out', exchangeId: 'x', says: [] };
const begun = beginPresentation(springTestDrive, anyDraw);

/** The server that an event was sent to answers. */
const answer = (presentation: Presentation, result: StepResult, from: Presentation = presentation) =>
  takeResult(presentation, {
    seed: anyDraw.seed,
    stepId: presentation.sending ?? '',
    result,
    tid: 'tid 1',
    isOnPractice: from.isOnPractice,
  });

function tidToSend(presentation: Presentation): string {
  const step = currentStep(presentation);
  return step?.kind === 'event' ? draftInPresentation(presentation, step).tid : '';
}

it('skips a step that failed without sending it, and only such a step', () => {
  expect(pressSkip(begun)).toBe(begun);
  const failed = answer(pressNext(begun), timedOut);
  const skipped = pressSkip(failed);
  expect(skipped).toMatchObject({ isMoving: true, sending: null });
  expect(finishMove(skipped, anyDraw.seed).at).toBe(1);
  expect(pressSkip(skipped)).toBe(skipped);
});

it('fires a failed step on Practice at once, and any other when Next is pressed', () => {
  const failed = answer(pressNext(begun), timedOut);
  expect(finishOnPractice(failed)).toMatchObject({ isOnPractice: true, sending: begun.storyboard.steps[0]?.id });
  expect(finishOnPractice(begun)).toMatchObject({ isOnPractice: true, sending: null });
});

it('takes no TID of the real server to Practice', () => {
  const second = answer(pressNext(begun), received);
  expect(tidToSend(second)).toBe('tid 1');
  const there = finishOnPractice(second);
  expect(tidToSend(there)).toBe('');
  const again = takeResult(pressNext(there), {
    seed: anyDraw.seed,
    stepId: pressNext(there).sending ?? '',
    result: received,
    tid: 'practice tid',
    isOnPractice: true,
  });
  expect(tidToSend({ ...again, at: 3 })).toBe('practice tid');
});

it('fires nothing while an event is under way at the real server, whose TID stays there', () => {
  const sending = pressNext(begun);
  const there = finishOnPractice(sending);
  expect(there).toMatchObject({ isOnPractice: true, sending: sending.sending });
  const late = answer(there, received, sending);
  expect(late).toMatchObject({ at: 1, sending: null });
  expect(tidToSend(late)).toBe('');
});

it('has the event that was cancelled at the real server still to be fired on Practice', () => {
  const sending = pressNext(begun);
  const cancelled = answer(finishOnPractice(sending), { ...timedOut, outcome: 'cancelled' }, sending);
  expect(cancelled).toMatchObject({ at: 0, sending: null, lastFired: null, results: {} });
  expect(pressNext(cancelled).sending).toBe(sending.sending);
  // What came of an attempt before it is no reason to leave the step.
  const again = pressAgain(answer(sending, timedOut));
  const notSent = answer(finishOnPractice(again), { ...timedOut, outcome: 'cancelled' }, again);
  expect(pressNext(notSent).sending).toBe(sending.sending);
});

it('plays on Practice without a yes, and not on the real server after that', () => {
  expect(setPlaying(begun, true).isPlaying).toBe(false);
  const there = setPlaying(finishOnPractice(begun), true);
  expect(there.isPlaying).toBe(true);
  const over = startOver(there, anyDraw);
  expect(over.isOnPractice).toBe(false);
  expect(setPlaying(over, true).isPlaying).toBe(false);
});
