import { type ConfirmedTime, trashLimit } from '#app/confirmed-time.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import { allItems, changeItem, folderAndBelow, itemOf, type LibraryItem, placeFor } from './library.ts';
import type { Folder, SavedRequest } from './saved-request.ts';
import type { Workspace } from './workspace.ts';

/** Moves an item to the trash (with a moment) or takes it out again (null). What is in a folder goes with it. */
export function setTrashed(workspace: Workspace, id: string, deletedAt: string | null): Workspace {
  const changed = changeItem(workspace, id, { deletedAt });
  if (deletedAt !== null) return changed;
  // Its folder, or one above that, may be gone by now: then it comes back at the top, where it is seen.
  const settle = <T extends Folder | SavedRequest>(item: T): T =>
    item.id === id ? { ...item, folderId: placeFor(changed, item.folderId) } : item;
  return { ...changed, folders: changed.folders.map(settle), requests: changed.requests.map(settle) };
}

/** What a person put into the trash, the last one first; not what only went with its folder. */
export function trashOf(workspace: Workspace): readonly LibraryItem[] {
  const deletedAt = (item: LibraryItem) => itemOf(item).deletedAt ?? '';
  return allItems(workspace)
    .filter((item) => deletedAt(item) !== '')
    .sort((a, b) => compareTexts(deletedAt(b), deletedAt(a)));
}

/** Removes items for good, folders with all that is in them. */
export function removeForGood(workspace: Workspace, ids: ReadonlySet<string>): Workspace {
  const gone = new Set([...ids].flatMap((id) => [...folderAndBelow(workspace, id)]));
  return {
    ...workspace,
    folders: workspace.folders.filter(({ id }) => !gone.has(id)),
    requests: workspace.requests.filter(
      ({ id, folderId }) => !gone.has(id) && (folderId === null || !gone.has(folderId)),
    ),
    templates: workspace.templates.filter(({ id }) => !gone.has(id)),
    storyboards: workspace.storyboards.filter(({ id }) => !gone.has(id)),
  };
}

/** How many things are in the trash. */
export function countTrashed(workspace: Workspace): number {
  const alone = [...workspace.templates, ...workspace.storyboards];
  return trashOf(workspace).length + alone.filter(({ deletedAt }) => deletedAt !== null).length;
}

/** The workspace without what was in the trash for 30 days; the same workspace when there is nothing to remove. */
export function withoutOldTrash(workspace: Workspace, now: ConfirmedTime): Workspace {
  const limit = trashLimit(now);
  const { folders, requests, templates, storyboards } = workspace;
  const old = [...folders, ...requests, ...templates, ...storyboards].filter(
    ({ deletedAt }) => deletedAt !== null && deletedAt < limit,
  );
  return old.length === 0 ? workspace : removeForGood(workspace, new Set(old.map(({ id }) => id)));
}
