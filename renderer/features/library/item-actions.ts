import type { Dispatch } from 'react';
import {
  duplicateItem,
  findLiveRequest,
  itemOf,
  itemsIn,
  type LibraryItem,
  renameItem,
  touchRequest,
} from '#app/library/library.ts';
import { moveItems, nameItems, trashItems } from '#app/library/several-items.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { setUpRun, sourceOf } from '#renderer/state/set-up-run.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';

type Edit = (workspace: Workspace) => Workspace;
type Changing = {
  readonly changeOnce: (edit: Edit) => void;
  readonly changeAndSay: (says: string, edit: Edit) => void;
};

/** What a person can do with saved requests and folders. */
export function itemActions(
  state: Pick<WorkbenchState, 'workspace' | 'selection'>,
  dispatch: Dispatch<WorkbenchAction>,
  { changeOnce, changeAndSay }: Changing,
) {
  const { workspace } = state;
  const now = () => new Date().toISOString();
  const newId = () => crypto.randomUUID();
  return {
    run: (item: LibraryItem) => dispatch(setUpRun(state, sourceOf(item))),
    open: (id: string) => {
      const request = findLiveRequest(workspace, id);
      if (request === null) return;
      dispatch({ type: 'request-opened', request, id: newId() });
      const at = now();
      dispatch({ type: 'workspace-noted', edit: (one) => touchRequest(one, id, at) });
    },
    rename: (id: string, name: string) => changeOnce((one) => renameItem(one, id, name)),
    duplicate: (items: readonly LibraryItem[]) => {
      const at = now();
      changeOnce((one) => items.reduce((next, item) => duplicateItem(next, itemOf(item).id, newId, at), one));
    },
    move: (items: readonly LibraryItem[], folderId: string | null, beforeId: string | null) =>
      changeOnce((one) => moveItems(one, items, { folderId, beforeId })),
    exportItems: (items: readonly LibraryItem[]) =>
      dispatch({ type: 'dialog-shown', dialog: { kind: 'export', exporting: { kind: 'items', items } } }),
    trash: (items: readonly LibraryItem[]) => {
      const isFull = (item: LibraryItem) => item.kind === 'folder' && itemsIn(workspace, item.folder.id).length > 0;
      const at = now();
      const says = `${nameItems(items)}${items.some(isFull) ? ' and what is inside' : ''} moved to the trash.`;
      changeAndSay(says, (one) => trashItems(one, items, at));
    },
  };
}
