import { liveFolders, liveRequests } from '#app/library/library.ts';
import type { Folder, SavedRequest } from '#app/library/saved-request.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { createNamer, type Namer } from '#app/text/unique-name.ts';

/**
 * Adds thousands of requests and folders to those of a workspace, at the end of their folder and each with a name
 * that is free there. It looks at what is there once, where adding them one by one would look at all for each.
 */
export function createFolderFiller({ folders, requests }: Pick<Workspace, 'folders' | 'requests'>) {
  const allFolders = [...folders];
  const allRequests = [...requests];
  const taken = new Map<string | null, string[]>();
  const live = liveFolders({ folders });
  for (const { folderId, name } of [...live, ...liveRequests({ folders, requests })]) {
    const names = taken.get(folderId);
    if (names === undefined) taken.set(folderId, [name]);
    else names.push(name);
  }
  const givers = new Map<string | null, Namer>();
  const giverOf = (folderId: string | null) => {
    const giver = givers.get(folderId) ?? createNamer(taken.get(folderId) ?? []);
    givers.set(folderId, giver);
    return giver;
  };
  const places = new Map<string, string>();
  const placeKey = (parent: string | null, name: string) => JSON.stringify([parent, name]);
  for (const { id, folderId, name } of live)
    if (!places.has(placeKey(folderId, name))) places.set(placeKey(folderId, name), id);

  function addFolder(folder: Folder): void {
    allFolders.push({ ...folder, name: giverOf(folder.folderId)(folder.name) });
  }

  return {
    addFolder,
    addRequest: (request: SavedRequest) =>
      void allRequests.push({ ...request, name: giverOf(request.folderId)(request.name) }),
    /** The id of the folder that some names lead to, from the top; what is missing of them is made. */
    folderAt: (names: readonly string[], newId: () => string): string | null => {
      let folderId: string | null = null;
      for (const name of names) {
        const key = placeKey(folderId, name);
        const known = places.get(key);
        const id = known ?? newId();
        if (known === undefined) {
          addFolder({ id, name, folderId, deletedAt: null });
          // By the name as it was asked for: it may have been trimmed or numbered.
          places.set(key, id);
        }
        folderId = id;
      }
      return folderId;
    },
    filled: (): Pick<Workspace, 'folders' | 'requests'> => ({ folders: allFolders, requests: allRequests }),
  };
}
