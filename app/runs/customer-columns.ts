import type { Draft } from '#app/event/draft.ts';
import { findTokens } from '#app/event/tokens.ts';
import { normalName } from '#app/event/variables.ts';
import type { Mapping } from './mapping.ts';

/** The places of the columns that customer keys come from, directly or through a variable. */
export function customerColumns(
  columns: readonly string[],
  mapping: Mapping,
  drafts: readonly Draft[],
): ReadonlySet<number> {
  const names = new Set(drafts.flatMap(({ customerKey }) => findTokens(customerKey).map(({ inner }) => inner)));
  const isCustomers = (column: string) =>
    mapping.some(
      (one) =>
        one.column === column &&
        (one.target.kind === 'customer-key' ||
          (one.target.kind === 'variable' && names.has(normalName(one.target.name)))),
    );
  return new Set(columns.flatMap((column, at) => (isCustomers(column) ? [at] : [])));
}
