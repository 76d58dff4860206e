import { settledFolders } from '#app/library/alive.ts';
import type { Folder } from '#app/library/saved-request.ts';

/**
 * The ways to folders, by the names on them. Each step is found by the number of the step before it and its name, so that
 * thousands of folders, each in the one before, take no more room than their names.
 */
export type FolderPaths = ReadonlyMap<string, number>;

const top = 0;

/** Adds the ways to these of some folders. */
export function addFolders(paths: FolderPaths, folders: readonly Folder[], some: readonly Folder[]): FolderPaths {
  const all = new Map(paths);
  const byId = new Map(settledFolders(folders).map((folder) => [folder.id, folder]));
  const numbers = new Map<string, number>();
  for (const { id } of some) {
    const way: Folder[] = [];
    for (let at = byId.get(id); at !== undefined && !numbers.has(at.id); at = byId.get(at.folderId ?? '')) way.push(at);
    for (const one of way.reverse()) numbers.set(one.id, step(all, numbers.get(one.folderId ?? '') ?? top, one.name));
  }
  return all;
}

/** Adds ways. Returns also each step of them that is new, as the way to it. */
export function addWays(
  paths: FolderPaths,
  ways: readonly (readonly string[])[],
): { readonly paths: FolderPaths; readonly added: readonly (readonly string[])[] } {
  const all = new Map(paths);
  const added: (readonly string[])[] = [];
  for (const way of ways) {
    let above = top;
    for (const [at, name] of way.entries()) {
      const before = all.size;
      above = step(all, above, name);
      if (all.size > before) added.push(way.slice(0, at + 1));
    }
  }
  return { paths: all, added };
}

function step(paths: Map<string, number>, above: number, name: string): number {
  const key = `${above} ${name}`;
  const number = paths.get(key) ?? paths.size + 1;
  paths.set(key, number);
  return number;
}
