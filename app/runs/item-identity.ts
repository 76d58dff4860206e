import { findTokens } from '#app/event/tokens.ts';
import { normalName } from '#app/event/variables.ts';
import type { ColumnTarget } from './mapping.ts';
import type { RunResult } from './result.ts';
import { type ItemPlace, placeOf, type Run } from './run.ts';

/** Whom an item of a run is for, where that is known; or else its row. It is the same in every run of the same input. */
export type ItemWho = { readonly kind: 'customer'; readonly key: string } | { readonly kind: 'row' };

/** Whom a sent or skipped item is for. A customer key with a dynamic value counts by the rest of it. */
export function whoOf({ customerKey, steady }: Pick<RunResult, 'customerKey' | 'steady'>): ItemWho {
  const key = steady?.customerKey ?? customerKey;
  return key === '' ? { kind: 'row' } : { kind: 'customer', key };
}

/** Whom an unsent item is for, as far as its event and its row say it. */
export function whoOfUnsent(
  { requests, data, mapping }: Pick<Run, 'requests' | 'data' | 'mapping'>,
  { request }: ItemPlace,
  cells: readonly string[] | null,
): ItemWho {
  const lead = requests.find(({ cast }) => cast !== null)?.cast ?? null;
  const { draft, cast = null } = requests[request] ?? {};
  const cellFor = (isMeant: (target: ColumnTarget) => boolean) => {
    const column = mapping.find(({ target }) => isMeant(target))?.column;
    return column === undefined ? null : (cells?.[data?.columns.indexOf(column) ?? -1] ?? null);
  };
  // As items are made: a column of customers is who plays the first of a cast.
  const isMapped = cast === lead && mapping.some(({ target }) => target.kind === 'customer-key');
  const key = isMapped
    ? cellFor(({ kind }) => kind === 'customer-key')
    : withCells(draft?.customerKey ?? '', (name) =>
        cellFor((target) => target.kind === 'variable' && normalName(target.name) === name),
      );
  return key === null || key === '' ? { kind: 'row' } : { kind: 'customer', key };
}

/** A text with the cells that its variables stand for; null when one of them is none. */
function withCells(text: string, cellOf: (name: string) => string | null): string | null {
  let whole = '';
  let from = 0;
  for (const token of findTokens(text)) {
    const cell = cellOf(token.inner);
    if (cell === null) return null;
    whole += text.slice(from, token.from) + cell;
    from = token.to;
  }
  return whole + text.slice(from);
}

/** What pairs an item with the same one of another run: its event and whom it is for, as their key is spelled. */
export function identityOf(run: Run, result: RunResult): string {
  return identityAt(run, placeOf(result.item, run.requests.length, run.data?.rowCount ?? 1), whoOf(result));
}

/** The same for an item at a place. */
export function identityAt({ requests }: Pick<Run, 'requests'>, { request, row }: ItemPlace, who: ItemWho): string {
  return `${requests[request]?.id ?? request} ${who.kind === 'row' ? `row ${row + 1}` : `customer ${who.key}`}`;
}
