import { isSame } from '#app/is-same.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { Template } from '#app/templates/template.ts';
import { touchpointName } from '#app/touchpoints/touchpoint.ts';
import { isFolderAlive } from './alive.ts';
import { folderAndBelow } from './library.ts';
import type { Folder, SavedRequest } from './saved-request.ts';
import { type ListKind, type ListStep, listStep, type Side, settleList } from './thing-step.ts';
import type { Workspace } from './workspace.ts';

type Lists = { readonly [K in keyof Workspace]: ListStep<Workspace[K][number]> | null };

/** What a change made of the library, thing by thing: what was, and what came in its place. */
export type LibraryStep = Lists;

/** The library after a step was taken back or made again, and the names of what could not be, as it changed since. */
export type LibrarySettled = { readonly workspace: Workspace; readonly left: readonly string[] };

const byId = { keyOf: ({ id }: { readonly id: string }) => id };
const requestKind = { ...byId, passing: ['usedAt'] };
const variableKind = { keyOf: ({ name }: Workspace['variables'][number]) => name };
const customerKind = { keyOf: ({ customerKey }: Workspace['visitors'][number]) => customerKey };

/** What turns one library into another. */
export function libraryStep(before: Workspace, after: Workspace): LibraryStep {
  return {
    folders: listStep(before.folders, after.folders, byId),
    requests: listStep(before.requests, after.requests, requestKind),
    templates: listStep(before.templates, after.templates, byId),
    storyboards: listStep(before.storyboards, after.storyboards, byId),
    variables: listStep(before.variables, after.variables, variableKind),
    visitors: listStep(before.visitors, after.visitors, customerKind),
    touchpoints: listStep(before.touchpoints, after.touchpoints, byId),
  };
}

/** Whether a step has nothing in it. */
export function isEmptyStep(step: LibraryStep): boolean {
  return Object.values(step).every((list) => list === null);
}

/** Takes a step back (to `before`), or makes it again (to `after`): only what the step changed, and only if it is still so. */
export function settleLibrary(workspace: Workspace, step: LibraryStep, to: Side): LibrarySettled {
  const left: string[] = [];
  function settled<T extends object>(
    list: readonly T[],
    change: ListStep<T> | null,
    kind: ListKind<T>,
    nameOf: (thing: T) => string,
  ): readonly T[] {
    if (change === null) return list;
    const result = settleList(list, change, to, kind);
    left.push(...result.left.map(nameOf));
    return result.list;
  }
  const requests = settled(workspace.requests, step.requests, requestKind, ({ name }) => name);
  const used = foldersInUse([...requests, ...foldersThatStay(workspace.folders, step.folders, to)], workspace.folders);
  const folderKind = { ...byId, canGo: ({ id }: Folder) => !used.has(id) };
  const next: Workspace = {
    folders: settled(workspace.folders, step.folders, folderKind, ({ name }) => name),
    requests,
    templates: settled(workspace.templates, step.templates, byId, ({ title }) => title),
    storyboards: settled(workspace.storyboards, step.storyboards, byId, ({ title }) => title),
    variables: settled(workspace.variables, step.variables, variableKind, ({ name }) => name),
    visitors: settled(workspace.visitors, step.visitors, customerKind, ({ name, customerKey }) => name || customerKey),
    touchpoints: settled(workspace.touchpoints, step.touchpoints, byId, touchpointName),
  };
  return { workspace: putInSight(next, workspace), left: [...new Set(left)] };
}

/** The folders that the step does not take away: one that changed since is the person's own. */
function foldersThatStay(folders: readonly Folder[], step: ListStep<Folder> | null, to: Side): readonly Folder[] {
  if (step?.kind !== 'things') return folders;
  const from = to === 'before' ? 'after' : 'before';
  const going = new Map(step.things.filter((thing) => thing[to] === null).map((thing) => [thing.key, thing[from]]));
  return folders.filter((folder) => !isSame(folder, going.get(folder.id)));
}

/** The folders that something stays in, and those around them: none of them may go. */
function foldersInUse(staying: readonly (Folder | SavedRequest)[], folders: readonly Folder[]): ReadonlySet<string> {
  const around = new Map(folders.map(({ id, folderId }) => [id, folderId]));
  const used = new Set<string>();
  for (const item of staying) {
    for (let id = item.folderId; id !== null && !used.has(id); id = around.get(id) ?? null) used.add(id);
  }
  return used;
}

/** What a step brought, moved or restored goes to the top where its folder is gone, in the trash, or inside itself. */
function putInSight(workspace: Workspace, before: Workspace): Workspace {
  const known = new Map([...before.folders, ...before.requests].map((item) => [item.id, item]));
  const { folders } = workspace;
  const seen = <T extends Folder | SavedRequest>(item: T): T => {
    if (item.folderId === null || item.deletedAt !== null) return item;
    const was = known.get(item.id);
    // A step can name items that only stood between those that were moved: where they are is not its business.
    if (was?.folderId === item.folderId && was.deletedAt === item.deletedAt) return item;
    const isInItself = folderAndBelow(workspace, item.id).has(item.folderId);
    return isInItself || !isFolderAlive(folders, item.folderId) ? { ...item, folderId: null } : item;
  };
  return { ...workspace, folders: folders.map(seen), requests: workspace.requests.map(seen) };
}

function keysOf<T>(step: ListStep<T> | null): readonly string[] {
  return step?.kind === 'things' ? step.things.map(({ key }) => key) : [];
}

type Removed = Folder | SavedRequest | Template | Storyboard;

/**
 * The step without things that were removed for good: it can no longer restore them, by any of their ids.
 * @param workspace the library once they are removed
 */
export function withoutRemoved(step: LibraryStep, removed: readonly Removed[], workspace: Workspace): LibraryStep {
  const ids = new Set(removed.map(({ id }) => id));
  // An import that takes theirs puts mine into the trash under another id: it is still the same thing.
  const known = [...keysOf(step.requests), ...keysOf(step.templates), ...keysOf(step.storyboards)];
  const isOfThis = known.some((id) => ids.has(id));
  const contents = isOfThis ? removed.filter((thing) => !('folderId' in thing) || 'draft' in thing).map(contentOf) : [];
  const { requests, templates, storyboards } = workspace;
  const kinds: readonly (readonly Removed[])[] = [requests, templates, storyboards];
  const there = new Map(kinds.flatMap((things) => things.map((thing) => [thing.id, thing] as const)));
  const isGone = (thing: Removed | null) => {
    if (thing === null) return false;
    const content = contentOf(thing);
    if (!contents.some((other) => isSame(other, content))) return false;
    // A copy that is still in the library isn't what was removed.
    const now = there.get(thing.id);
    return now === undefined || !isSame(contentOf(now), content);
  };
  const kept = <T extends Removed>(list: ListStep<T> | null): ListStep<T> | null => {
    if (list?.kind !== 'things') return null;
    const things = list.things.filter(({ key, before, after }) => !ids.has(key) && !isGone(before) && !isGone(after));
    return things.length === 0 ? null : { ...list, things };
  };
  return {
    ...step,
    folders: kept(step.folders),
    requests: kept(step.requests),
    templates: kept(step.templates),
    storyboards: kept(step.storyboards),
  };
}

/** A thing without what distinguishes it from a copy. */
function contentOf(thing: Removed): unknown {
  return { ...thing, id: undefined, folderId: undefined, deletedAt: undefined, usedAt: undefined };
}
