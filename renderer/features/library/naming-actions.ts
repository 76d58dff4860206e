import type { Dispatch } from 'react';
import {
  addFolder,
  addRequest,
  allItems,
  findLiveRequest,
  folderAndBelow,
  itemOf,
  type LibraryItem,
  liveItems,
  placeFor,
  renameItem,
} from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import { moveItems, nameItems } from '#app/library/several-items.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { Naming } from '#renderer/state/asked.ts';
import { proposedName } from '#renderer/state/tab-title.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { leadToUnusableNumber } from '#renderer/state/unusable-number.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';

type Edit = (now: Workspace) => Workspace;

type Saving = {
  readonly saveAndSay: (says: (saved: Workspace) => string, edit: Edit) => void;
  readonly changeOnce: (edit: Edit) => void;
};

/** What asks for a name or a folder, and what is done once the person gave it. */
export function namingActions(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  { saveAndSay, changeOnce }: Saving,
) {
  const { workspace } = state;
  const tab = tabInFront(state.tabs);
  const ask = (naming: Naming) => dispatch({ type: 'naming-asked', naming });
  const isThere = (id: string) => liveItems(workspace).some((item) => itemOf(item).id === id);

  function save(tabId: string, name: string, folderId: string | null) {
    const saved = state.tabs.open.find(({ id }) => id === tabId);
    if (saved === undefined) return say(`${name} was not saved: its tab was closed meanwhile.`, 'problem');
    const [id, usedAt] = [crypto.randomUUID(), new Date().toISOString()];
    const request: SavedRequest = { id, name, folderId, draft: saved.draft, usedAt, deletedAt: null };
    const nameIn = ({ requests }: Workspace) => requests.find((one) => one.id === id)?.name ?? name;
    saveAndSay(
      (saved) => `${nameIn(saved)} is saved.`,
      (now) => addRequest(now, request),
    );
    return dispatch({ type: 'request-saved', tabId, requestId: id });
  }

  function saveAs() {
    if (leadToUnusableNumber(dispatch)) return;
    const current = workspace.requests.find(({ id }) => id === tab.requestId);
    ask({
      title: 'Save request',
      name: proposedName(tab, workspace),
      folderId: placeFor(workspace, current?.folderId ?? null),
      about: { kind: 'save', tabId: tab.id },
    });
  }

  return {
    saveAs,
    addFolder: (folderId: string | null) =>
      ask({ title: 'New folder', name: '', about: { kind: 'new-folder', folderId } }),
    /** Renames the saved request in front. */
    renameOpen: () => {
      const request = findLiveRequest(workspace, tab.requestId);
      if (request === null) return saveAs();
      const { id, name } = request;
      return ask({ title: `Rename ${name}`, name, about: { kind: 'rename', id } });
    },
    moveTo: (items: readonly LibraryItem[]) => {
      const [first, another] = items;
      if (first === undefined) return;
      const { name, folderId } = itemOf(first);
      const ids = items.map((item) => itemOf(item).id);
      ask({
        title: `Move ${nameItems(items)}`,
        name: another === undefined ? name : null,
        folderId,
        about: { kind: 'move', ids },
      });
    },
    /** The folders that are not offered: a folder never goes into itself. */
    notOffered: ({ about }: Naming): ReadonlySet<string> =>
      new Set(about.kind === 'move' ? about.ids.flatMap((id) => [...folderAndBelow(workspace, id)]) : []),
    /** Does what was asked for, to the library as it is now. */
    named: ({ about }: Naming, name: string, folderId: string | null) => {
      switch (about.kind) {
        case 'save':
          return save(about.tabId, name, folderId);
        case 'new-folder': {
          const id = crypto.randomUUID();
          return changeOnce((now) => addFolder(now, { id, name, folderId: about.folderId, deletedAt: null }));
        }
        case 'rename':
          if (!isThere(about.id)) return say('Nothing was renamed: it was deleted meanwhile.', 'problem');
          return changeOnce((now) => renameItem(now, about.id, name));
        case 'move': {
          const ids = new Set(about.ids.filter(isThere));
          if (ids.size < about.ids.length)
            say(
              ids.size === 0
                ? 'Nothing was moved: it was deleted meanwhile.'
                : 'Some of it was deleted meanwhile and was not moved.',
              'problem',
            );
          const [id = '', another] = ids;
          const chosen = (now: Workspace) => allItems(now).filter((item) => ids.has(itemOf(item).id));
          return changeOnce((now) => {
            const moved = moveItems(now, chosen(now), { folderId });
            return another === undefined ? renameItem(moved, id, name) : moved;
          });
        }
      }
    },
  };
}
