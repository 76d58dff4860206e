import type { Environment } from '#app/environment/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Workspace } from '#app/library/workspace.ts';

/** A change that can be taken back. */
export type Change =
  | {
      readonly kind: 'workspace';
      readonly before: Workspace;
      readonly after: Workspace;
      /** The environments that came with it. */
      readonly environments: readonly Environment[];
    }
  | { readonly kind: 'draft'; readonly tabId: string; readonly before: Draft; readonly after: Draft };

/** What can be taken back, and what can be done again; the last one first. */
export type Changes = { readonly undo: readonly Change[]; readonly redo: readonly Change[] };

export const noChanges: Changes = { undo: [], redo: [] };

const mostChanges = 200;

/** Remembers a change. Letters typed one after the other in the same place are one change. */
export function remember({ undo }: Changes, change: Change): Changes {
  const [last, ...earlier] = undo;
  const joined = last === undefined ? null : join(last, change);
  return { undo: (joined === null ? [change, ...undo] : [joined, ...earlier]).slice(0, mostChanges), redo: [] };
}

function join(last: Change, next: Change): Change | null {
  if (last.kind !== 'draft' || next.kind !== 'draft' || last.tabId !== next.tabId) return null;
  const place = placeOf(next.before, next.after);
  return place !== null && place === placeOf(last.before, last.after) ? { ...last, after: next.after } : null;
}

/** The one text that differs between two drafts; null when it is more than typing in one place. */
function placeOf(before: Draft, after: Draft): string | null {
  const changed = (Object.keys(after) as (keyof Draft)[]).filter((key) => before[key] !== after[key]);
  const [key] = changed;
  if (changed.length === 1 && key === 'properties') return rowPlace(before.properties, after.properties);
  if (changed.length === 1 && (key === 'uri' || key === 'customerKey' || key === 'tid')) return key;
  if (changed.every((one) => one === 'uri' || one === 'parameters'))
    return before.parameters.length === after.parameters.length ? rowPlace(before.parameters, after.parameters) : null;
  return null;
}

type AnyRow = { readonly enabled: boolean; readonly name: string; readonly value: string };

function rowPlace(before: readonly AnyRow[], after: readonly AnyRow[]): string | null {
  if (before.length !== after.length) return null;
  const at = after.flatMap((row, index) => {
    const old = before[index];
    if (old === undefined || (old.name === row.name && old.value === row.value && old.enabled === row.enabled))
      return [];
    return [old.enabled === row.enabled ? `${index}${old.name === row.name ? 'value' : 'name'}` : 'switch'];
  });
  return at.length === 1 && at[0] !== 'switch' ? (at[0] ?? null) : null;
}
