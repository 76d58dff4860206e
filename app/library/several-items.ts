import { folderAndBelow, itemOf, itemsIn, type LibraryItem, liveItems, moveItem, type Target } from './library.ts';
import type { Folder, SavedRequest } from './saved-request.ts';
import type { Workspace } from './workspace.ts';

/** The items with these ids, without those inside a chosen folder, and without those that no longer exist. */
export function topmostItems(workspace: Workspace, ids: ReadonlySet<string>): readonly LibraryItem[] {
  const chosen = workspace.folders.filter(({ id }) => ids.has(id));
  const within = new Set(chosen.flatMap(({ id }) => [...folderAndBelow(workspace, id)]));
  return liveItems(workspace).filter((item) => {
    const { id, folderId } = itemOf(item);
    return ids.has(id) && (folderId === null || !within.has(folderId));
  });
}

/**
 * Moves items into a folder, in their order, before another one there or, with null, at the end. Folders are listed first:
 * before one of them, a request becomes the first of the requests.
 */
export function moveItems(workspace: Workspace, items: readonly LibraryItem[], to: Target): Workspace {
  const requests = {
    ...to,
    beforeId: isFolder(workspace, to) ? firstRequest(workspace, items, to) : (to.beforeId ?? null),
  };
  const move = (moved: Workspace, item: LibraryItem) =>
    moveItem(moved, itemOf(item).id, item.kind === 'request' ? requests : to);
  return items.reduce(move, workspace);
}

function isFolder({ folders }: Workspace, { beforeId }: Target): boolean {
  return folders.some(({ id }) => id === beforeId);
}

/** The first request of the folder that stays in its place; null without one. */
function firstRequest(workspace: Workspace, items: readonly LibraryItem[], { folderId }: Target): string | null {
  const moving = new Set(items.map((item) => itemOf(item).id));
  const staying = itemsIn(workspace, folderId).filter(
    (item) => item.kind === 'request' && !moving.has(itemOf(item).id),
  );
  return staying.map((item) => itemOf(item).id)[0] ?? null;
}

/** Moves items to the trash. */
export function trashItems(workspace: Workspace, items: readonly LibraryItem[], deletedAt: string): Workspace {
  const ids = new Set(items.map((item) => itemOf(item).id));
  const trashed = <T extends Folder | SavedRequest>(one: T): T => (ids.has(one.id) ? { ...one, deletedAt } : one);
  return { ...workspace, folders: workspace.folders.map(trashed), requests: workspace.requests.map(trashed) };
}

/** What some items are, in words: one by its name, several by their number. */
export function nameItems(items: readonly LibraryItem[]): string {
  const [first, another] = items;
  return first !== undefined && another === undefined ? itemOf(first).name : `${items.length} things`;
}

/** The customer keys that some items are for. */
export function keysOfItems(items: readonly LibraryItem[]): readonly string[] {
  return items.flatMap((item) => (item.kind === 'request' ? [item.request.draft.customerKey] : []));
}
