import type { Folder } from './saved-request.ts';

type Placed = { readonly folderId: string | null; readonly deletedAt: string | null };
type Tree = {
  readonly byId: ReadonlyMap<string, Folder>;
  /** The folder that each folder is shown in; null at the top. */
  readonly parents: ReadonlyMap<string, string | null>;
  readonly alive: ReadonlySet<string>;
};

const trees = new WeakMap<readonly Folder[], Tree>();

/** Whether a thing that is in no folder is in use: a template or a storyboard. */
export function isKept({ deletedAt }: { readonly deletedAt: string | null }): boolean {
  return deletedAt === null;
}

/**
 * The things of a library that are in use, each in the folder that it is shown in: at the top where its own is missing or
 * is inside itself. This is the one rule for the trash: a thing is in use if neither it nor a folder above it is in the trash.
 */
export function aliveOf<T extends Placed>(folders: readonly Folder[], items: readonly T[]): readonly T[] {
  const { alive } = treeOf(folders);
  return items.flatMap((item) => {
    const settled = settle(folders, item);
    return item.deletedAt === null && (settled.folderId === null || alive.has(settled.folderId)) ? [settled] : [];
  });
}

/** All folders, the trash included, each in the folder that it is shown in. */
export function settledFolders(folders: readonly Folder[]): readonly Folder[] {
  return folders.map((folder) => settle(folders, folder));
}

/** Whether the folder with this id is in use; null is the top. */
export function isFolderAlive(folders: readonly Folder[], id: string | null): boolean {
  return id === null || treeOf(folders).alive.has(id);
}

/** The same item in the folder that it is shown in. */
export function settle<T extends Pick<Placed, 'folderId'> & { readonly id?: string }>(
  folders: readonly Folder[],
  item: T,
): T {
  const { parents } = treeOf(folders);
  const { id, folderId } = item;
  const own = id === undefined ? undefined : parents.get(id);
  const place = own !== undefined ? own : folderId !== null && parents.has(folderId) ? folderId : null;
  return place === folderId ? item : { ...item, folderId: place };
}

/** The folders that lead to a folder, from the top, with it, each in the folder that it is shown in. */
export function foldersDownTo(folders: readonly Folder[], id: string | null): readonly Folder[] {
  const { byId, parents } = treeOf(folders);
  const way: Folder[] = [];
  for (let at = id; at !== null; at = parents.get(at) ?? null) {
    const found = byId.get(at);
    if (found === undefined) break;
    way.push(settle(folders, found));
  }
  return way.reverse();
}

function treeOf(folders: readonly Folder[]): Tree {
  const known = trees.get(folders);
  if (known !== undefined) return known;
  const parents = placeFolders(folders);
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const tree = { byId, parents, alive: findAlive(folders, parents) };
  trees.set(folders, tree);
  return tree;
}

/** The parent of each folder. One whose path up never ends is at the top. */
function placeFolders(folders: readonly Folder[]): ReadonlyMap<string, string | null> {
  const parents = new Map(folders.map(({ id, folderId }) => [id, folderId]));
  const settled = new Set<string>();
  for (const { id } of folders) {
    const path = new Set<string>();
    let at: string | null = id;
    while (at !== null && !settled.has(at)) {
      path.add(at);
      const above: string | null = parents.get(at) ?? null;
      if (above !== null && (!parents.has(above) || path.has(above))) parents.set(at, null);
      at = parents.get(at) ?? null;
    }
    for (const passed of path) settled.add(passed);
  }
  return parents;
}

function findAlive(folders: readonly Folder[], parents: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  const known = new Map(folders.filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => [id, false]));
  for (const { id } of folders) {
    const path: string[] = [];
    let at: string | null = id;
    while (at !== null && !known.has(at)) {
      path.push(at);
      at = parents.get(at) ?? null;
    }
    const isAlive = at === null || known.get(at) === true;
    for (const passed of path) known.set(passed, isAlive);
  }
  return new Set([...known].flatMap(([id, isAlive]) => (isAlive ? [id] : [])));
}
