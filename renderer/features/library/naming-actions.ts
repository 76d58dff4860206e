import type { Dispatch } from 'react';
import type { Draft } from '#app/event/draft.ts';
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
import type { Naming } from '#renderer/state/dialog.ts';
import { proposedName } from '#renderer/state/tab-title.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { leadToUnusableInComposer } from '#renderer/state/unusable-in-composer.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';

type Edit = (now: Workspace) => Workspace;

type Saving = {
  readonly saveAndSay: (says: (saved: Workspace) => string, edit: Edit) => void;
  readonly changeOnce: (edit: Edit) => void;
};

const notMoved = 'Nothing was moved because it was deleted in the meantime.';
const partlyMoved = 'Some items weren’t moved because they were deleted in the meantime.';

/** The actions that ask for a name or a folder, and what they do with the answer. */
export function namingActions(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  { saveAndSay, changeOnce }: Saving,
) {
  const { workspace } = state;
  const ask = (naming: Naming) => dispatch({ type: 'dialog-shown', dialog: { kind: 'name', naming } });
  const isThere = (id: string) => liveItems(workspace).some((item) => itemOf(item).id === id);

  function save(tabId: string, name: string, folderId: string | null) {
    const saved = state.tabs.open.find(({ id }) => id === tabId);
    if (saved === undefined) return say(`${name} wasn’t saved because its tab was closed in the meantime.`, 'problem');
    const request = toRequest(saved.draft, name, folderId);
    const { id } = request;
    const nameIn = ({ requests }: Workspace) => requests.find((one) => one.id === id)?.name ?? name;
    saveAndSay(
      (after) => `${nameIn(after)} saved.`,
      (now) => addRequest(now, request),
    );
    return dispatch({ type: 'request-saved', tabId, requestId: id });
  }

  const { saveTabAs, renameTab } = tabNaming(state, dispatch);

  return {
    saveAs: () => saveTabAs(state.tabs.activeId),
    saveTabAs,
    addFolder: (folderId: string | null) =>
      ask({ title: 'New folder', name: '', about: { kind: 'new-folder', folderId } }),
    /** Renames the saved request in the current tab. */
    renameOpen: () => renameTab(state.tabs.activeId),
    renameTab,
    moveTo: (items: readonly LibraryItem[]) => {
      const naming = moveNaming(items);
      if (naming !== null) ask(naming);
    },
    /** The folders that can’t be chosen: a folder can’t be moved into itself. */
    notOffered: ({ about }: Naming): ReadonlySet<string> =>
      new Set(about.kind === 'move' ? about.ids.flatMap((id) => [...folderAndBelow(workspace, id)]) : []),
    /** Changes the current library with the answer. */
    named: ({ about }: Naming, name: string, folderId: string | null) => {
      if (about.kind === 'save') return save(about.tabId, name, folderId);
      return changeLibrary({ isThere, changeOnce }, about, { name, folderId });
    },
  };
}

/** The questions for the name of a tab’s event. */
function tabNaming(
  { tabs, workspace }: Pick<WorkbenchState, 'tabs' | 'workspace'>,
  dispatch: Dispatch<WorkbenchAction>,
) {
  const ask = (naming: Naming) => dispatch({ type: 'dialog-shown', dialog: { kind: 'name', naming } });
  const tabOf = (tabId: string) => tabs.open.find(({ id }) => id === tabId) ?? tabInFront(tabs);

  function saveTabAs(tabId: string) {
    if (leadToUnusableInComposer(dispatch)) return;
    const tab = tabOf(tabId);
    const current = workspace.requests.find(({ id }) => id === tab.requestId);
    ask({
      title: 'Save request',
      name: proposedName(tab, workspace),
      folderId: placeFor(workspace, current?.folderId ?? null),
      about: { kind: 'save', tabId: tab.id },
    });
  }

  function renameTab(tabId: string) {
    const request = findLiveRequest(workspace, tabOf(tabId).requestId);
    if (request === null) return saveTabAs(tabId);
    const { id, name } = request;
    return ask({ title: `Rename ${name}`, name, about: { kind: 'rename', id } });
  }

  return { saveTabAs, renameTab };
}

function toRequest(draft: Draft, name: string, folderId: string | null): SavedRequest {
  return { id: crypto.randomUUID(), name, folderId, draft, usedAt: new Date().toISOString(), deletedAt: null };
}

/** The question for a move; null without an item. */
function moveNaming(items: readonly LibraryItem[]): Naming | null {
  const [first, another] = items;
  if (first === undefined) return null;
  const { name, folderId } = itemOf(first);
  const ids = items.map((item) => itemOf(item).id);
  return {
    title: `Move ${nameItems(items)}`,
    name: another === undefined ? name : null,
    folderId,
    about: { kind: 'move', ids },
  };
}

/** Moves items to a folder. A single one gets the name too. */
function withMoved(now: Workspace, ids: ReadonlySet<string>, { name, folderId }: Answer): Workspace {
  // What is in the folder already keeps its place in the order.
  const chosen = allItems(now).filter((item) => ids.has(itemOf(item).id) && itemOf(item).folderId !== folderId);
  const moved = moveItems(now, chosen, { folderId });
  const [id = '', another] = ids;
  return another === undefined ? renameItem(moved, id, name) : moved;
}

type Library = Pick<Saving, 'changeOnce'> & { readonly isThere: (id: string) => boolean };
type Answer = { readonly name: string; readonly folderId: string | null };

function changeLibrary(
  { isThere, changeOnce }: Library,
  about: Exclude<Naming['about'], { kind: 'save' }>,
  { name, folderId }: Answer,
) {
  switch (about.kind) {
    case 'new-folder': {
      const id = crypto.randomUUID();
      return changeOnce((now) => addFolder(now, { id, name, folderId: about.folderId, deletedAt: null }));
    }
    case 'rename':
      if (!isThere(about.id)) return say('Nothing was renamed because it was deleted in the meantime.', 'problem');
      return changeOnce((now) => renameItem(now, about.id, name));
    case 'move': {
      const ids = new Set(about.ids.filter(isThere));
      if (ids.size < about.ids.length) say(ids.size === 0 ? notMoved : partlyMoved, 'problem');
      return changeOnce((now) => withMoved(now, ids, { name, folderId }));
    }
  }
}
