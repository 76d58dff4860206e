import { assertNever } from '#app/assert-never.ts';
import { normalCustomerKey } from '#app/customers/customer-key.ts';
import type { Draft } from '#app/event/draft.ts';
import { drawTokens } from '#app/event/dynamic-values.ts';
import type { Draw } from '#app/event/variables.ts';
import type { Outcome } from '#app/exchange/outcome.ts';
import { ownValue } from '#app/own-value.ts';
import type { EventStep, Step, Storyboard } from './storyboard.ts';
import { draftOfStep, memberOf } from './storyboard-edit.ts';

/** What came of a step that was fired. */
export type StepResult =
  | { readonly kind: 'sent'; readonly outcome: Outcome; readonly left: 'no' | 'yes'; readonly exchangeId: string }
  /** Tidings did not let it out; nothing was sent. */
  | { readonly kind: 'refused'; readonly says: readonly string[] };

/** A storyboard while it is shown. */
export type Showing = {
  readonly storyboard: Storyboard;
  /** Which step is on the screen; one behind the last when the story is told. */
  readonly at: number;
  /** What the customer keys of this showing are drawn from: another seed, other visitors. */
  readonly draw: Draw;
  /** The tid that each visitor has by now, by `visitorOf`. */
  readonly tids: Readonly<Record<string, string>>;
  /** The customer key that each visitor was last sent with, by `visitorOf`. */
  readonly sentKeys: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<string, StepResult>>;
  /** The step that is under way; null when none is. */
  readonly sending: string | null;
  /** The step that was fired last; null before the first. */
  readonly lastFired: string | null;
  /** The step on the screen is being left; a press in this moment is the second half of a double one. */
  readonly isMoving: boolean;
  readonly isPlaying: boolean;
};

export function beginShowing(storyboard: Storyboard, draw: Draw, isPlaying = false): Showing {
  return {
    storyboard,
    at: 0,
    draw,
    tids: {},
    sentKeys: {},
    results: {},
    sending: null,
    lastFired: null,
    isMoving: false,
    isPlaying: isPlaying && storyboard.steps.length > 0,
  };
}

/** The step on the screen; null when the story is told. */
export function currentStep({ storyboard, at }: Showing): Step | null {
  return storyboard.steps[at] ?? null;
}

/** What was sent last; null before the first event, and where the last press let nothing out. */
export function lastSentOf({ results, lastFired }: Showing): Extract<StepResult, { readonly kind: 'sent' }> | null {
  const result = lastFired === null ? undefined : ownValue(results, lastFired);
  return result?.kind === 'sent' ? result : null;
}

/** Whether Next fires the step on the screen: an event that nothing came of yet. */
export function nextFires(showing: Showing): boolean {
  const step = currentStep(showing);
  return step?.kind === 'event' && ownValue(showing.results, step.id) === undefined;
}

/**
 * Next: fires an event that was not fired yet, and leaves everything else; nothing while one is under way or a step is being
 * left. What was fired, well or not, is not fired again: that is `pressAgain`.
 */
export function pressNext(showing: Showing): Showing {
  const step = currentStep(showing);
  if (step === null || !isFree(showing)) return showing;
  return nextFires(showing) ? { ...showing, sending: step.id } : { ...showing, isMoving: true };
}

/** Fires the step on the screen once more. */
export function pressAgain(showing: Showing): Showing {
  const step = currentStep(showing);
  return step?.kind === 'event' && isFree(showing) ? { ...showing, sending: step.id } : showing;
}

/** The step that was being left is left. */
export function finishMove(showing: Showing, seed: string): Showing {
  return showing.isMoving && showing.draw.seed === seed ? goTo(showing, showing.at + 1) : showing;
}

/** One step back, to look at it; nothing is taken back at the server. */
export function pressBack(showing: Showing): Showing {
  return isFree(showing) ? { ...goTo(showing, showing.at - 1), isPlaying: false } : showing;
}

/** The beginning, with visitors that the server has not seen. What is under way is let go. */
export function startOver({ storyboard }: Showing, draw: Draw): Showing {
  return beginShowing(storyboard, draw);
}

/** Plays on, or holds; at the end there is nothing to play. */
export function setPlaying(showing: Showing, isPlaying: boolean): Showing {
  return { ...showing, isPlaying: isPlaying && currentStep(showing) !== null };
}

/**
 * What became of the step under way. Goes on to the next step when MXO has it; else stays, so that the person sees why.
 * An answer that belongs to an earlier showing changes nothing.
 * @param tid what the visitor has after it; empty when that is not known
 * @param customerKey what it was sent with; null when nothing was sent
 */
export function takeResult(
  showing: Showing,
  {
    seed,
    stepId,
    result,
    tid,
    customerKey = null,
  }: {
    readonly seed: string;
    readonly stepId: string;
    readonly result: StepResult;
    readonly tid: string;
    readonly customerKey?: string | null;
  },
): Showing {
  const step = currentStep(showing);
  if (seed !== showing.draw.seed || showing.sending !== stepId || step?.kind !== 'event') return showing;
  const visitor = visitorOf(showing, step);
  const tids = tid === '' ? showing.tids : { ...showing.tids, [visitor]: tid };
  const sentKeys = customerKey === null ? showing.sentKeys : { ...showing.sentKeys, [visitor]: customerKey };
  const results = { ...showing.results, [stepId]: result };
  const after: Showing = { ...showing, tids, sentKeys, results, sending: null, lastFired: stepId };
  return isReceived(result) ? goTo(after, showing.at + 1) : { ...after, isPlaying: false };
}

export function isReceived(result: StepResult): boolean {
  return result.kind === 'sent' && result.outcome === 'received';
}

/**
 * The customer key that a visitor has in this showing: its dynamic values drawn once, its variables left to the send. Who is
 * not in the cast is drawn for their step alone, and is somebody else at each.
 */
export function drawnKey({ storyboard, draw }: Showing, step: EventStep): string {
  const member = memberOf(storyboard, step);
  const { id, customerKey } = member ?? { id: step.id, customerKey: step.draft.customerKey };
  return drawTokens(customerKey, { ...draw, seed: `${draw.seed} ${id}` });
}

/** The customer key that the visitor of a step was last sent with; null before that. */
export function sentKeyOf(showing: Showing, step: EventStep): string | null {
  return ownValue(showing.sentKeys, visitorOf(showing, step)) ?? null;
}

/** The tid that the visitor of a step has by now; empty before their first answer. */
export function tidOf(showing: Showing, step: EventStep): string {
  return ownValue(showing.tids, visitorOf(showing, step)) ?? '';
}

/** What a step sends in this showing. */
export function draftInShowing(showing: Showing, step: EventStep): Draft {
  return draftOfStep(step, memberOf(showing.storyboard, step), drawnKey(showing, step), tidOf(showing, step));
}

/** How long a step stays on the screen when it is played: as long as its words take to read. */
export function dwellMs(step: Step): number {
  switch (step.kind) {
    case 'pause':
      return step.playMs;
    case 'event':
    case 'note':
      return Math.min(20_000, 2_000 + (step.title.length + step.note.length) * 60);
    default:
      return assertNever(step);
  }
}

/** Whose tid a step carries: its cast member's, or that of the customer whom the draft names. */
function visitorOf(showing: Showing, step: EventStep): string {
  const member = memberOf(showing.storyboard, step);
  return member === null ? `key ${normalCustomerKey(drawnKey(showing, step))}` : `cast ${member.id}`;
}

function isFree({ sending, isMoving }: Showing): boolean {
  return sending === null && !isMoving;
}

function goTo(showing: Showing, at: number): Showing {
  const last = showing.storyboard.steps.length;
  const place = Math.min(Math.max(0, at), last);
  return { ...showing, at: place, isMoving: false, isPlaying: showing.isPlaying && place < last };
}
