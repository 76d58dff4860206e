import { practiceId } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import type { TidConflict, TidVerdict } from '#app/exchange/tid-rule.ts';
import { formatAgo } from '#app/quantity.ts';

/** What the history knows that warns against a send. */
export type HistoryCheck = {
  /** Whether the tid is for there, and for that customer. */
  readonly tid: TidVerdict;
  /** How long ago the same event went to the same customer, in milliseconds, when that is under a minute; else null. */
  readonly repeatedAfterMs: number | null;
};

/** The warnings that follow. On Practice a repeated event does no harm. */
export function historyProblems(check: HistoryCheck, draft: Draft, environmentId: string): readonly Problem[] {
  const problems: Problem[] = [];
  const customer = draft.customerKey.trim() || 'the same customer';
  if (check.tid.kind !== 'keep')
    problems.push({
      level: 'warning',
      field: { kind: 'tid' },
      ...conflictMessage(check.tid, customer),
      remedy: { label: 'Continue without TID', mend: (composed) => ({ ...composed, tid: '' }) },
    });
  if (check.repeatedAfterMs !== null && environmentId !== practiceId)
    problems.push({
      level: 'warning',
      field: { kind: 'customer-key' },
      says: `The same event went to ${customer} ${formatAgo(check.repeatedAfterMs)}`,
      why: 'Send it again only if you mean to. MXO counts each event.',
    });
  return problems;
}

/** What is wrong with a TID, in words: also those of the question before it is sent. */
export function conflictMessage(
  { kind, belongsTo }: TidConflict,
  customerKey: string,
): { readonly says: string; readonly why: string } {
  if (kind === 'other-place')
    return {
      says: `The TID belongs to ${belongsTo}`,
      why: 'Here it may be unknown or belong to a different customer.',
    };
  const customer = customerKey.trim() || 'no customer key';
  const why = `If you send it with ${customer}, MXO may permanently merge two real profiles.`;
  return { says: `The TID was last used with ${belongsTo}`, why };
}
