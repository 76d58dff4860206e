import { blankDraft } from '#app/event/draft.ts';
import type { Tab } from './tabs-state.ts';

/** Whether there is nothing in a tab, and never was: a new one is the same. */
export function isBlankTab({ draft, exchangeId, requestId, stepId }: Tab): boolean {
  const isOfNothing = exchangeId === null && requestId === null && stepId === undefined;
  return isOfNothing && JSON.stringify(draft) === JSON.stringify(blankDraft);
}
