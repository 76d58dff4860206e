import { hasFailed, type Presentation, pressAgain, pressNext } from './presentation.ts';

/** Leaves a step that failed without sending it; nothing elsewhere, where it would send. */
export function pressSkip(presentation: Presentation): Presentation {
  return hasFailed(presentation) ? pressNext(presentation) : presentation;
}

/**
 * The rest goes to Practice, and a step that failed is fired there at once. Its customers are new on Practice: no TID of the real
 * server goes there.
 */
export function finishOnPractice(presentation: Presentation): Presentation {
  return presentation.isOnPractice ? presentation : pressAgain({ ...presentation, isOnPractice: true, tids: {} });
}
