import { useEffect, useState } from 'react';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import { type HistoryCheck, historyProblems } from '#app/exchange/history-problems.ts';
import type { TidUse } from '#app/exchange/tid-rule.ts';
import type { Selection } from '#app/ipc/state.ts';
import { ask } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';

const nothing: HistoryCheck = { tid: { kind: 'keep' }, repeatedAfterMs: null };
/** How long a draft rests before it is checked, in milliseconds. */
const restMs = 120;
/** How often a check is made anew, so that a warning of a repeat goes when its minute is over. */
const againMs = 10_000;

/** What the history has against sending this draft there. */
export function useHistoryCheck(
  draft: Draft,
  { environmentId, siteKey }: Selection,
  tidUse?: TidUse,
): readonly Problem[] {
  const [found, setFound] = useState(nothing);
  // By what it says, not by which object it is: a draft is resolved anew at each drawing.
  const asked = JSON.stringify({ draft, environmentId, siteKey, tidUse });
  useEffect(() => {
    let current = true;
    const check = async () => {
      const answer = await ask('visitor.check', JSON.parse(asked), 'the event wasn’t checked against the history');
      if (current && answer !== null) setFound(answer);
    };
    const timer = window.setTimeout(check, restMs);
    const interval = window.setInterval(check, againMs);
    const end = listen('exchange.changed', ({ exchange }) => {
      if (exchange.outcome !== null) void check();
    });
    return () => {
      current = false;
      window.clearTimeout(timer);
      window.clearInterval(interval);
      end();
    };
  }, [asked]);
  return historyProblems(found, draft, environmentId);
}
