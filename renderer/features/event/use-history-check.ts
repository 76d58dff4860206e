import type { Selection } from '#app/environments/selection.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { historyProblems } from '#app/history/history-problems.ts';
import { ask } from '#renderer/ask.ts';
import { useAnswer } from '#renderer/use-answer.ts';

/** A draft rests before it is checked; and a warning of a repeat goes when its minute is over. In milliseconds. */
const timing = { restMs: 120, againMs: 10_000 };

/** What the history has against sending this draft there. */
export function useHistoryCheck(
  draft: Draft,
  { environmentId, siteKey }: Selection,
  tidUse?: TidUse,
): readonly Problem[] {
  // By what it says, not by which object it is: a draft is resolved anew at each drawing.
  const event = JSON.stringify(draft);
  const { tid, customerKey } = draft;
  const about = JSON.stringify({ tid, customerKey, environmentId, siteKey, tidUse });
  const check = async () => {
    const input = { draft, environmentId, siteKey, tidUse };
    const found = await ask('customer.check', input, 'the event wasn’t checked against the history');
    return found && { found, event, about };
  };
  const answer = useAnswer(`${about} ${event}`, check, ['exchange.changed'], timing)?.value;
  // Another letter in the body leaves what is so of the TID; another TID, customer or place does not.
  if (answer === undefined || answer.about !== about) return [];
  const { tid: verdict, repeatedAfterMs } = answer.found;
  const isSame = answer.event === event;
  return historyProblems({ tid: verdict, repeatedAfterMs: isSame ? repeatedAfterMs : null }, draft, environmentId);
}
