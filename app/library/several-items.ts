import { folderAndBelow, itemOf, type LibraryItem, liveItems, moveItem } from './library.ts';
import { setTrashed } from './trash.ts';
import type { Workspace } from './workspace.ts';

/** The items with these ids, without what goes with a folder among them anyway, and without what is gone. */
export function topmostItems(workspace: Workspace, ids: readonly string[]): readonly LibraryItem[] {
  const below = new Set(ids.flatMap((id) => [...folderAndBelow(workspace, id)].filter((inside) => inside !== id)));
  const isInside = ({ folderId }: { readonly folderId: string | null }) =>
    folderId !== null && (ids.includes(folderId) || below.has(folderId));
  return liveItems(workspace).filter((item) => ids.includes(itemOf(item).id) && !isInside(itemOf(item)));
}

/** Moves items into a folder, in their order, before another one there or, with null, behind all. */
export function moveItems(
  workspace: Workspace,
  items: readonly LibraryItem[],
  folderId: string | null,
  beforeId: string | null = null,
): Workspace {
  return items.reduce((moved, item) => moveItem(moved, itemOf(item).id, folderId, beforeId), workspace);
}

/** Moves items to the trash. */
export function trashItems(workspace: Workspace, items: readonly LibraryItem[], deletedAt: string): Workspace {
  return items.reduce((trashed, item) => setTrashed(trashed, itemOf(item).id, deletedAt), workspace);
}

/** What some items are, in words: one by its name, several by their number. */
export function nameItems(items: readonly LibraryItem[]): string {
  const [first, another] = items;
  return first !== undefined && another === undefined ? itemOf(first).name : `${items.length} things`;
}
