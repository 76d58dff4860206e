import type { Selection } from '#app/environments/selection.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import { historyProblems } from '#app/history/history-problems.ts';
import { ask } from '#renderer/ask.ts';
import { useCall } from '#renderer/use-call.ts';

/** A draft is checked once typing pauses, and again later: a warning of a repeat ends after a minute. */
const options = { refreshOn: ['exchange.changed', 'history.changed'], delayMs: 120, everyMs: 10_000 } as const;

/** What the history has against sending this draft there. */
export function useHistoryCheck(
  draft: Draft,
  { environmentId, siteKey }: Selection,
  tidUse?: TidUse,
): readonly Problem[] {
  // Compared by content: each render resolves the draft into a new object.
  const event = JSON.stringify(draft);
  const { tid, customerKey } = draft;
  const about = JSON.stringify({ tid, customerKey, environmentId, siteKey, tidUse });
  const check = async () => {
    const input = { draft, environmentId, siteKey, tidUse };
    const answer = await ask('customer.check', input, 'the event wasn’t checked against the history');
    return answer && { answer, event, about };
  };
  const found = useCall(`${about} ${event}`, check, options).answer?.value;
  // Typing in the body leaves the result for the TID valid; another TID, customer or environment doesn’t.
  if (found === undefined || found.about !== about) return [];
  const { tid: verdict, repeatedAfterMs } = found.answer;
  const isSame = found.event === event;
  return historyProblems({ tid: verdict, repeatedAfterMs: isSame ? repeatedAfterMs : null }, draft, environmentId);
}
