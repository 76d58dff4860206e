import { practiceId } from '#app/environment/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import { formatDuration } from '#app/quantity.ts';

/** What the history knows that speaks against a send. */
export type HistoryCheck = {
  /** The customer key that the tid was last used with, when it is another one; else null. */
  readonly tidBelongsTo: string | null;
  /** How long ago the same event went to the same customer, in milliseconds, when that is under a minute; else null. */
  readonly repeatedAfterMs: number | null;
};

/** The warnings that follow. On Practice a repeated event is no matter. */
export function historyProblems(check: HistoryCheck, draft: Draft, environmentId: string): readonly Problem[] {
  const problems: Problem[] = [];
  const customer = draft.customerKey.trim() || 'the same visitor';
  if (check.tidBelongsTo !== null)
    problems.push({
      level: 'warning',
      field: { kind: 'tid' },
      says: `TID was last used with ${check.tidBelongsTo}`,
      why: `Sent with ${customer}, it may merge two real profiles for good.`,
      remedy: { label: 'Go on without TID', change: { tid: '' } },
    });
  if (check.repeatedAfterMs !== null && environmentId !== practiceId)
    problems.push({
      level: 'warning',
      field: { kind: 'customer-key' },
      says: `The same event went to ${customer} ${formatDuration(Math.max(check.repeatedAfterMs, 1_000))} ago`,
      why: 'Repeat it only if you mean to: MXO counts each one.',
    });
  return problems;
}
