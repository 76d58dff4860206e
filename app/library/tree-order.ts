import { itemOf, type LibraryItem, liveItems } from './library.ts';
import type { SavedRequest } from './saved-request.ts';
import type { Workspace } from './workspace.ts';

export type ItemsByFolder = ReadonlyMap<string | null, readonly LibraryItem[]>;

/** A run asks for each folder of one workspace. */
const known = new WeakMap<Workspace, ItemsByFolder>();

/** The items directly in each folder (null: at the top), folders first, without deleted ones. */
export function itemsByFolder(workspace: Workspace): ItemsByFolder {
  const before = known.get(workspace);
  if (before !== undefined) return before;
  const found = new Map<string | null, LibraryItem[]>();
  for (const item of liveItems(workspace)) {
    const { folderId } = itemOf(item);
    const inside = found.get(folderId);
    if (inside === undefined) found.set(folderId, [item]);
    else inside.push(item);
  }
  known.set(workspace, found);
  return found;
}

/** Every request in a folder and the folders inside it, from top to bottom as the tree shows them. */
export function requestsBelow(workspace: Workspace, folderId: string): readonly SavedRequest[] {
  const items = itemsByFolder(workspace);
  const requests: SavedRequest[] = [];
  // What is still to come, the next last: thousands of folders may be in each other.
  const waiting = (items.get(folderId) ?? []).toReversed();
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (item.kind === 'request') requests.push(item.request);
    else for (const inside of (items.get(item.folder.id) ?? []).toReversed()) waiting.push(inside);
  }
  return requests;
}
