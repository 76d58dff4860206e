import type { Environment } from '#app/environments/environment.ts';
import { type Draft, withoutUnsent } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import { findTokens } from '#app/event/tokens.ts';
import { judgeTid, placeOf, type TidUse } from '#app/exchange/tid-rule.ts';
import type { Mapping } from './mapping.ts';
import type { RunRequest } from './run.ts';

type Sending = {
  readonly environment: Environment;
  readonly siteKey: string;
  /** Without the columns that the data does not have. */
  readonly mapping: Mapping;
};

/** The request's own TID that would be sent; empty where it comes from a row or a variable, and in a tracking pixel. */
export function fixedTidOf({ draft }: Pick<RunRequest, 'draft'>, mapping: Mapping): string {
  const { tid } = withoutUnsent(draft);
  const isMapped = mapping.some(({ target }) => target.kind === 'tid');
  return isMapped || findTokens(tid).length > 0 ? '' : tid.trim();
}

/**
 * What the rule for TIDs says of a request's own TID in a run: a warning, in words, where it was last used somewhere else or
 * with another customer. A customer who comes from a row or a variable is not compared.
 * @param uses what the history knows of the TID, the newest first
 */
export function tidWarning(
  { draft }: Pick<RunRequest, 'draft'>,
  { environment, siteKey, mapping }: Sending,
  uses: readonly TidUse[],
): Problem | null {
  const isOpen =
    mapping.some(({ target }) => target.kind === 'customer-key') || findTokens(draft.customerKey).length > 0;
  const verdict = judgeTid(isOpen ? { ...draft, customerKey: '' } : draft, placeOf(environment, siteKey), uses);
  switch (verdict.kind) {
    case 'keep':
      return null;
    case 'other-place':
      return {
        level: 'warning',
        field: { kind: 'tid' },
        says: `This TID was last used on ${verdict.belongsTo}`,
        why: `On ${environment.name} it may be unknown or belong to a different customer. Clear the TID of the request, or choose the other environment.`,
      };
    case 'other-customer':
      return {
        level: 'warning',
        field: { kind: 'tid' },
        says: `This TID was last used with ${verdict.belongsTo}`,
        why: 'With a different customer, MXO may permanently merge two real profiles. Clear the TID of the request.',
      };
  }
}

type MappedColumns = {
  readonly mapping: Mapping;
  readonly columns: readonly string[];
};

/** Whether every row's own customer would be sent with one and the same tid. */
export function hasFixedTid(draft: Draft, { mapping, columns }: MappedColumns): boolean {
  const present = mapping.filter(({ column }) => columns.includes(column));
  if (fixedTidOf({ draft }, present) === '') return false;
  const isMapped = present.some(({ target }) => target.kind === 'customer-key');
  return isMapped || (columns.length > 0 && findTokens(draft.customerKey).length > 0);
}

/** What is said of that. */
export const oneTidForAll: Problem = {
  level: 'warning',
  field: { kind: 'tid' },
  says: 'All rows have the same TID but different customers',
  why: 'MXO may merge these customers into one. Clear the TID field, or map a column to it.',
};
