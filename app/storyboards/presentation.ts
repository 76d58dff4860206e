import { assertNever } from '#app/assert-never.ts';
import type { Draw } from '#app/event/variables.ts';
import { ownValue } from '#app/own-value.ts';
import { customerOf } from './shown-customer.ts';
import { isReceived, type StepResult } from './step-result.ts';
import type { Step, Storyboard } from './storyboard.ts';

/** A storyboard while it is shown. */
export type Presentation = {
  readonly storyboard: Storyboard;
  /** Which step is on the screen; one after the last when the story is over. */
  readonly at: number;
  /** What the customer keys of this showing are drawn from: another seed, other customers. */
  readonly draw: Draw;
  /** The tid that each customer has by now, by `customerOf`. */
  readonly tids: Readonly<Record<string, string>>;
  /** The customer key that each customer was last sent with, by `customerOf`. */
  readonly sentKeys: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, StepResult>>;
  /** The step that is under way; null when none is. */
  readonly sending: string | null;
  /** Whether the step that was fired last went, or goes, to Practice: not where the rest went there meanwhile. */
  readonly firedOnPractice: boolean;
  /** The step that was fired last; null before the first. */
  readonly lastFired: string | null;
  /** The step on the screen is being left; a press in this moment is the second half of a double one. */
  readonly isMoving: boolean;
  /** Whether it may send without a press: somebody said yes to that, or nothing leaves this computer. */
  readonly mayPlay: boolean;
  readonly isPlaying: boolean;
  /** The rest goes to Practice, without the real server. */
  readonly isOnPractice: boolean;
};

/** Whether a presentation may send without a press, and whether it does so from its first step. */
export type Playing = 'asks-first' | 'allowed' | 'from-the-start';

export function beginPresentation(storyboard: Storyboard, draw: Draw, playing: Playing = 'asks-first'): Presentation {
  return {
    storyboard,
    at: 0,
    draw,
    tids: {},
    sentKeys: {},
    results: {},
    sending: null,
    firedOnPractice: false,
    lastFired: null,
    isMoving: false,
    mayPlay: playing !== 'asks-first',
    isPlaying: playing === 'from-the-start' && storyboard.steps.length > 0,
    isOnPractice: false,
  };
}

/** The step on the screen; null when the story is over. */
export function currentStep({ storyboard, at }: Presentation): Step | null {
  return storyboard.steps[at] ?? null;
}

/** What was sent last; null before the first event, and where the last press let nothing out or left no record. */
export function lastSentOf({
  results,
  lastFired,
}: Presentation): Extract<StepResult, { readonly kind: 'sent' }> | null {
  const result = lastFired === null ? undefined : ownValue(results, lastFired);
  return result?.kind === 'sent' && result.exchangeId !== '' ? result : null;
}

/** Whether Next fires the step on the screen: an event without a result yet. */
export function nextFires(presentation: Presentation): boolean {
  const step = currentStep(presentation);
  return step?.kind === 'event' && ownValue(presentation.results, step.id) === undefined;
}

/**
 * Next: fires an event that was not fired yet, and leaves everything else; nothing while one is under way or a step is being
 * left. What was fired, well or not, is not fired again: that is `pressAgain`.
 */
export function pressNext(presentation: Presentation): Presentation {
  const step = currentStep(presentation);
  if (step === null || !isFree(presentation)) return presentation;
  return nextFires(presentation) ? fire(presentation, step) : { ...presentation, isMoving: true };
}

/** Whether the step on the screen was fired and MXO does not have it. */
export function hasFailed(presentation: Presentation): boolean {
  const step = currentStep(presentation);
  const result = step === null ? undefined : ownValue(presentation.results, step.id);
  return result !== undefined && !isReceived(result);
}

/** Fires the step on the screen once more, after it failed; nothing before that. */
export function pressAgain(presentation: Presentation): Presentation {
  const step = currentStep(presentation);
  const fires = step?.kind === 'event' && hasFailed(presentation) && isFree(presentation);
  return fires ? fire(presentation, step) : presentation;
}

function fire(presentation: Presentation, { id }: Step): Presentation {
  return { ...presentation, sending: id, firedOnPractice: presentation.isOnPractice };
}

/** Whether starting over would lose a presentation that is in the middle: not at its beginning, nor at its end. */
export function isMidway(presentation: Presentation): boolean {
  const { at, lastFired, sending } = presentation;
  return currentStep(presentation) !== null && (at > 0 || lastFired !== null || sending !== null);
}

/** The step that was being left is left. */
export function finishMove(presentation: Presentation, seed: string): Presentation {
  return presentation.isMoving && presentation.draw.seed === seed
    ? goTo(presentation, presentation.at + 1)
    : presentation;
}

/** One step back, to look at it; nothing is taken back at the server. */
export function pressBack(presentation: Presentation): Presentation {
  return isFree(presentation) ? { ...goTo(presentation, presentation.at - 1), isPlaying: false } : presentation;
}

/** The beginning, with customers that the server has not seen. What is under way is let go. */
export function startOver({ storyboard, mayPlay }: Presentation, draw: Draw): Presentation {
  return beginPresentation(storyboard, draw, mayPlay ? 'allowed' : 'asks-first');
}

/** Plays on, or holds. At the end there is nothing to play, and without a yes nothing is sent without a press. */
export function setPlaying(presentation: Presentation, isPlaying: boolean): Presentation {
  const mayPlayNow = presentation.mayPlay || presentation.isOnPractice;
  return { ...presentation, isPlaying: isPlaying && mayPlayNow && currentStep(presentation) !== null };
}

/** After the yes to events that are sent without a press: plays on, and doesn't ask again until it is left. */
export function allowPlaying(presentation: Presentation): Presentation {
  return setPlaying({ ...presentation, mayPlay: true }, true);
}

/**
 * What became of the step under way. Goes on to the next step when MXO has it; else stays, so that the person sees why.
 * An answer that belongs to an earlier showing changes nothing. Of an event that was under way when the rest went to Practice, only
 * that MXO has it counts: else it is fired there.
 * @param tid what the customer has after it; empty when that is not known
 * @param customerKey what it was sent with; null when nothing was sent
 */
export function takeResult(
  presentation: Presentation,
  {
    seed,
    stepId,
    result,
    tid,
    customerKey = null,
    isOnPractice = presentation.isOnPractice,
  }: {
    readonly seed: string;
    readonly stepId: string;
    readonly result: StepResult;
    readonly tid: string;
    readonly customerKey?: string | null;
    /** Whether Practice answered. */
    readonly isOnPractice?: boolean;
  },
): Presentation {
  const step = currentStep(presentation);
  if (seed !== presentation.draw.seed || presentation.sending !== stepId || step?.kind !== 'event') return presentation;
  const isOfOtherServer = isOnPractice !== presentation.isOnPractice;
  if (isOfOtherServer && !isReceived(result))
    return { ...presentation, sending: null, results: withoutResult(presentation.results, stepId) };
  const customer = customerOf(presentation, step);
  const tids = tid === '' || isOfOtherServer ? presentation.tids : { ...presentation.tids, [customer]: tid };
  const sentKeys = customerKey === null ? presentation.sentKeys : { ...presentation.sentKeys, [customer]: customerKey };
  const results = { ...presentation.results, [stepId]: result };
  const after: Presentation = { ...presentation, tids, sentKeys, results, sending: null, lastFired: stepId };
  return isReceived(result) ? goTo(after, presentation.at + 1) : { ...after, isPlaying: false };
}

/** What came of an earlier attempt goes, too: else Next would leave the step instead of firing it. */
function withoutResult(results: Presentation['results'], stepId: string): Presentation['results'] {
  return Object.fromEntries(Object.entries(results).filter(([id]) => id !== stepId));
}

/** How long a step stays on the screen when it is played: as long as its words take to read, those of the audience too. */
export function dwellMs(step: Step): number {
  switch (step.kind) {
    case 'pause':
      return step.playMs;
    case 'event':
    case 'note':
      return Math.min(20_000, 2_000 + (step.title.length + Math.max(step.note.length, step.storyLine.length)) * 60);
    default:
      return assertNever(step);
  }
}

function isFree({ sending, isMoving }: Presentation): boolean {
  return sending === null && !isMoving;
}

function goTo(presentation: Presentation, at: number): Presentation {
  const last = presentation.storyboard.steps.length;
  const place = Math.min(Math.max(0, at), last);
  return { ...presentation, at: place, isMoving: false, isPlaying: presentation.isPlaying && place < last };
}
