import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { isSame } from '#app/is-same.ts';
import type { Folder, SavedRequest } from '#app/library/saved-request.ts';
import { settleThing } from '#app/library/thing-step.ts';
import { typedPlace } from '#app/library/typed-place.ts';
import { isEmptyStep, type LibraryStep, libraryStep, withoutRemoved } from '#app/library/undo-step.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { Template } from '#app/templates/template.ts';
import type { Tabs } from './tabs-state.ts';

/** Environments that a change brought, and those that were there in their place. Main has them. */
export type EnvironmentStep = { readonly came: readonly Environment[]; readonly replaced: readonly Environment[] };

/** A change that can be taken back: what it made of the library, or of the event in one tab. */
export type Change =
  | {
      readonly kind: 'library';
      readonly id: string;
      readonly step: LibraryStep;
      readonly environments: EnvironmentStep;
      /** Where it was typed, and the library before the first letter and after the last; null for what is no typing. */
      readonly typed: { readonly place: string; readonly from: Workspace; readonly to: Workspace } | null;
    }
  | {
      readonly kind: 'draft';
      readonly id: string;
      readonly tabId: string;
      readonly before: Draft;
      readonly after: Draft;
    };

/** What can be taken back, and what can be made again; the last one first. */
export type Changes = { readonly undo: readonly Change[]; readonly redo: readonly Change[] };

export const noChanges: Changes = { undo: [], redo: [] };

export const noEnvironments: EnvironmentStep = { came: [], replaced: [] };

const mostChanges = 200;

/** Remembers a change. Letters typed one after the other in the same place are one change. */
export function remember({ undo, redo }: Changes, change: Change): Changes {
  const [last, ...earlier] = undo;
  const joined = last === undefined ? null : join(last, change);
  return {
    undo: (joined === null ? [change, ...undo] : [joined, ...earlier]).slice(0, mostChanges),
    // What was taken back of something else can still be made again.
    redo: redo.filter((other) => ownerOf(other) !== ownerOf(change)),
  };
}

/**
 * A change of the library.
 * @param isTyping letters may be part of it; what a notice names is always a change of its own
 */
export function libraryChange(
  id: string,
  before: Workspace,
  after: Workspace,
  { environments = noEnvironments, isTyping = false }: { environments?: EnvironmentStep; isTyping?: boolean } = {},
): Change {
  const place = isTyping ? typedPlace(before, after) : null;
  const typed = place === null ? null : { place, from: before, to: after };
  return { kind: 'library', id, step: libraryStep(before, after), environments, typed };
}

/** Whether a change changed nothing, as a row that was dropped where it was: it must not cost what can be made again. */
export function isEmptyChange(change: Change): boolean {
  if (change.kind === 'draft') return isSame(change.before, change.after);
  return isEmptyStep(change.step) && change.environments.came.length === 0;
}

/** The change that Undo or Redo is about: of the library, or of the event that is seen (null when none is). */
export function nextChange(changes: readonly Change[], seenTabId: string | null): Change | undefined {
  return changes.find((change) => change.kind === 'library' || change.tabId === seenTabId);
}

/** The changes without those of events that something else took the place of. */
export function withoutTabs(changes: Changes, tabIds: ReadonlySet<string>): Changes {
  if (tabIds.size === 0) return changes;
  const keep = (change: Change) => change.kind === 'library' || !tabIds.has(change.tabId);
  return { undo: changes.undo.filter(keep), redo: changes.redo.filter(keep) };
}

/** The changes without what was removed for good from the library, which is as it is without that. */
export function withoutThings(
  changes: Changes,
  removed: readonly (Folder | SavedRequest | Template | Storyboard)[],
  workspace: Workspace,
): Changes {
  const purge = (change: Change): readonly Change[] => {
    if (change.kind === 'draft') return [change];
    const left: Change = { ...change, step: withoutRemoved(change.step, removed, workspace), typed: null };
    return isEmptyChange(left) ? [] : [left];
  };
  return { undo: changes.undo.flatMap(purge), redo: changes.redo.flatMap(purge) };
}

/** Puts a change from one list into the other, once it is taken back or made again. */
export function turnOver(changes: Changes, id: string, to: 'before' | 'after'): Changes {
  const [from, into] = to === 'before' ? (['undo', 'redo'] as const) : (['redo', 'undo'] as const);
  const change = changes[from].find((one) => one.id === id);
  if (change === undefined) return changes;
  return { ...changes, [from]: changes[from].filter((one) => one !== change), [into]: [change, ...changes[into]] };
}

/** The event of a tab with a change taken back or made again; null when it is closed, or was changed there since. */
export function settleDraft(
  { open }: Pick<Tabs, 'open'>,
  { tabId, before, after }: Extract<Change, { kind: 'draft' }>,
  to: 'before' | 'after',
): Draft | null {
  const now = open.find(({ id }) => id === tabId)?.draft;
  if (now === undefined) return null;
  const [was, wanted] = to === 'before' ? [after, before] : [before, after];
  return settleThing(now, was, wanted);
}

function ownerOf(change: Change): string {
  return change.kind === 'library' ? 'library' : change.tabId;
}

/** The two as one change; null where they are two, or where something else was changed, or undone, in between. */
function join(last: Change, next: Change): Change | null {
  if (last.kind === 'draft' && next.kind === 'draft') {
    if (last.tabId !== next.tabId || !isSame(last.after, next.before)) return null;
    const place = typedPlace(next.before, next.after);
    return place !== null && place === typedPlace(last.before, last.after) ? { ...last, after: next.after } : null;
  }
  if (last.kind !== 'library' || next.kind !== 'library' || last.typed === null || next.typed === null) return null;
  if (last.typed.place !== next.typed.place || !isSame(last.typed.to, next.typed.from)) return null;
  const { from } = last.typed;
  const { to } = next.typed;
  return { ...last, step: libraryStep(from, to), typed: { ...last.typed, to } };
}
