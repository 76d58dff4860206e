import type { Draft } from '#app/event/draft.ts';
import { hasWords, searchWords } from '#app/text/search.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import { aliveOf, foldersDownTo, isFolderAlive, settledFolders } from './alive.ts';
import type { Folder, SavedRequest } from './saved-request.ts';
import type { Workspace } from './workspace.ts';

/** A folder or a saved request, wherever only one of them is meant. */
export type LibraryItem =
  | { readonly kind: 'folder'; readonly folder: Folder }
  | { readonly kind: 'request'; readonly request: SavedRequest };

/** What is directly in a folder (null: at the top), folders first, without what is in the trash. */
export function itemsIn(workspace: Workspace, folderId: string | null): readonly LibraryItem[] {
  return liveItems(workspace).filter((item) => itemOf(item).folderId === folderId);
}

/** Everything that is in use, each thing in the folder that it is shown in. */
export function liveItems(workspace: Pick<Workspace, 'folders' | 'requests'>): readonly LibraryItem[] {
  return allItems({ folders: liveFolders(workspace), requests: liveRequests(workspace) });
}

/** Every folder that is in use. */
export function liveFolders({ folders }: Pick<Workspace, 'folders'>): readonly Folder[] {
  return aliveOf(folders, folders);
}

/** Every saved request that is in use. */
export function liveRequests({ folders, requests }: Pick<Workspace, 'folders' | 'requests'>): readonly SavedRequest[] {
  return aliveOf(folders, requests);
}

/** The saved request with this id; null where it is gone or in the trash, alone or with a folder. */
export function findLiveRequest(
  { folders, requests }: Pick<Workspace, 'folders' | 'requests'>,
  id: string | null,
): SavedRequest | null {
  return (
    aliveOf(
      folders,
      requests.filter((request) => request.id === id),
    )[0] ?? null
  );
}

/** Where something can be put: the folder, or the top where the folder is gone or in the trash. */
export function placeFor({ folders }: Pick<Workspace, 'folders'>, folderId: string | null): string | null {
  return isFolderAlive(folders, folderId) ? folderId : null;
}

/** The ids of a folder and all folders inside it. */
export function folderAndBelow(workspace: Workspace, id: string): ReadonlySet<string> {
  const folders = settledFolders(workspace.folders);
  const inside = new Set([id]);
  let before = 0;
  while (before < inside.size) {
    before = inside.size;
    for (const folder of folders) if (folder.folderId !== null && inside.has(folder.folderId)) inside.add(folder.id);
  }
  return inside;
}

/** The names of the folders that lead to a folder, from the top. */
export function pathOf(workspace: Pick<Workspace, 'folders'>, folderId: string | null): readonly string[] {
  return foldersTo(workspace, folderId).map(({ name }) => name);
}

/** The folders that lead to a folder, from the top, with it. */
export function foldersTo({ folders }: Pick<Workspace, 'folders'>, folderId: string | null): readonly Folder[] {
  return foldersDownTo(folders, folderId);
}

/** Whether every word of a search is in a saved request's name, uri, customer key or properties. */
export function matchesRequest({ name, draft }: SavedRequest, search: string): boolean {
  const texts = [name, draft.uri, draft.customerKey, ...draft.properties.flatMap((row) => [row.name, row.value])];
  return hasWords(texts, searchWords(search));
}

/** Adds a request at the end of its folder; its name is numbered when it is taken there. */
export function addRequest(workspace: Workspace, request: SavedRequest): Workspace {
  const folderId = placeFor(workspace, request.folderId);
  const name = uniqueName(request.name, namesIn(workspace, folderId));
  return { ...workspace, requests: [...workspace.requests, { ...request, folderId, name }] };
}

/** Adds a folder at the end; its name is numbered when it is taken there. */
export function addFolder(workspace: Workspace, folder: Folder): Workspace {
  const folderId = placeFor(workspace, folder.folderId);
  const name = uniqueName(folder.name, namesIn(workspace, folderId));
  return { ...workspace, folders: [...workspace.folders, { ...folder, folderId, name }] };
}

/** Saves another draft under a request. One that went to the trash with its folder comes back, at the top. */
export function saveDraft(workspace: Workspace, id: string, draft: Draft, usedAt: string): Workspace {
  const folderId = placeFor(workspace, workspace.requests.find((one) => one.id === id)?.folderId ?? null);
  return changeRequest(workspace, id, { draft, usedAt, folderId });
}

/** Notes that a request was used; for the list of those used last. */
export function touchRequest(workspace: Workspace, id: string, usedAt: string): Workspace {
  return changeRequest(workspace, id, { usedAt });
}

/** Gives an item another name. An empty one changes nothing. */
export function renameItem(workspace: Workspace, id: string, name: string): Workspace {
  const trimmed = name.trim();
  if (trimmed === '') return workspace;
  return changeItem(workspace, id, { name: trimmed });
}

/** A place to move to: a folder (null: the top), before an item there or, with null, at the end. */
export type Target = { readonly folderId: string | null; readonly beforeId?: string | null };

/**
 * Moves an item into a folder (null: to the top), before another one there or, with null, at the end. A folder never goes
 * into itself, and nothing goes into a folder that is in the trash.
 */
export function moveItem(workspace: Workspace, id: string, { folderId, beforeId = null }: Target): Workspace {
  if (id === beforeId || (folderId !== null && folderAndBelow(workspace, id).has(folderId))) return workspace;
  if (!isFolderAlive(workspace.folders, folderId)) return workspace;
  return {
    ...workspace,
    folders: placed(workspace.folders, id, { folderId, beforeId }),
    requests: placed(workspace.requests, id, { folderId, beforeId }),
  };
}

/** Copies a request, or a folder with all in it, beside the original. */
export function duplicateItem(workspace: Workspace, id: string, newId: () => string, usedAt: string): Workspace {
  const request = findLiveRequest(workspace, id);
  if (request !== null) return addRequest(workspace, { ...request, id: newId(), usedAt });
  const live = liveFolders(workspace);
  const folder = live.find((candidate) => candidate.id === id);
  if (folder === undefined) return workspace;
  const within = folderAndBelow(workspace, id);
  const copies = new Map(live.flatMap((one) => (within.has(one.id) ? [[one.id, newId()] as const] : [])));
  const copyOf = (original: string | null) => (original === null ? null : (copies.get(original) ?? original));
  const withTop = addFolder(workspace, { ...folder, id: copyOf(id) ?? newId() });
  const below = live.filter((inside) => inside.id !== id && copies.has(inside.id));
  const requests = liveRequests(workspace).filter(({ folderId }) => folderId !== null && copies.has(folderId));
  return {
    ...withTop,
    folders: [
      ...withTop.folders,
      ...below.map((inside) => ({ ...inside, id: copyOf(inside.id) ?? newId(), folderId: copyOf(inside.folderId) })),
    ],
    requests: [
      ...withTop.requests,
      ...requests.map((inside) => ({ ...inside, id: newId(), folderId: copyOf(inside.folderId), usedAt })),
    ],
  };
}

/** The folder or request that an item is. */
export function itemOf(item: LibraryItem): Folder | SavedRequest {
  return item.kind === 'folder' ? item.folder : item.request;
}

/** Every folder and saved request, the trash included. */
export function allItems({ folders, requests }: Pick<Workspace, 'folders' | 'requests'>): readonly LibraryItem[] {
  return [
    ...folders.map((folder): LibraryItem => ({ kind: 'folder', folder })),
    ...requests.map((request): LibraryItem => ({ kind: 'request', request })),
  ];
}

function namesIn(workspace: Workspace, folderId: string | null): readonly string[] {
  return itemsIn(workspace, folderId).map((item) => itemOf(item).name);
}

function changeRequest(workspace: Workspace, id: string, change: Partial<SavedRequest>): Workspace {
  return { ...workspace, requests: workspace.requests.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** Renames an item, or moves it into the trash or out of it; templates and storyboards go there too. */
export function changeItem(
  workspace: Workspace,
  id: string,
  change: { readonly name?: string; readonly deletedAt?: string | null },
): Workspace {
  const folders = workspace.folders.map((one) => (one.id === id ? { ...one, ...change } : one));
  const { deletedAt } = change;
  const shelved = <T extends { readonly id: string; readonly deletedAt: string | null }>(one: T): T =>
    one.id === id && deletedAt !== undefined ? { ...one, deletedAt } : one;
  const templates = workspace.templates.map(shelved);
  const storyboards = workspace.storyboards.map(shelved);
  return changeRequest({ ...workspace, folders, templates, storyboards }, id, change);
}

function placed<T extends Folder | SavedRequest>(
  items: readonly T[],
  id: string,
  { folderId, beforeId }: Target,
): readonly T[] {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) return items;
  const others = items.filter((candidate) => candidate !== item);
  const at = others.findIndex((candidate) => candidate.id === beforeId);
  return others.toSpliced(at === -1 ? others.length : at, 0, { ...item, folderId });
}
