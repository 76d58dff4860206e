import type { Dispatch } from 'react';
import type { Draft } from '#app/event/draft.ts';
import type { ImportPlan } from '#app/formats/import/plan-import.ts';
import {
  addFolder,
  addRequest,
  duplicateItem,
  itemOf,
  itemsIn,
  type LibraryItem,
  renameItem,
  saveDraft,
  touchRequest,
} from '#app/library/library.ts';
import type { SavedRequest } from '#app/library/saved-request.ts';
import { moveItems, nameItems, trashItems } from '#app/library/several-items.ts';
import { findEventStep, saveStepDraft } from '#app/library/step-draft.ts';
import { removeForGood, setTrashed } from '#app/library/trash.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { say, sayWithUndo } from './notices.tsx';
import { setUpRun, sourceOf } from './set-up-run.ts';
import { tabTitle } from './tabs/tab-title.ts';
import { tabInFront } from './tabs/tabs-state.ts';
import type { Undoing } from './use-undo.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** What a person can do with what they saved. */
export function libraryActions(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  { undo, redo }: Undoing,
  noteSaved: (inMain: Workspace) => void,
) {
  const { workspace } = state;
  const tab = tabInFront(state.tabs);
  const now = () => new Date().toISOString();
  const newId = () => crypto.randomUUID();
  const change = (next: Workspace, isUndoable = true) =>
    dispatch({ type: 'workspace-changed', workspace: next, isUndoable });

  function addAndLink(name: string, folderId: string | null, draft: Draft, tabId: string) {
    const request: SavedRequest = { id: newId(), name, folderId, draft, usedAt: now(), deletedAt: null };
    change(addRequest(workspace, request));
    dispatch({ type: 'request-saved', tabId, requestId: request.id });
    say(`${name} is saved.`);
  }

  function saveAs() {
    const current = workspace.requests.find(({ id }) => id === tab.requestId);
    dispatch({
      type: 'naming-asked',
      naming: {
        title: 'Save request',
        name: tabTitle(tab, workspace),
        folderId: current?.folderId ?? null,
        onNamed: (name, folderId) => addAndLink(name, folderId, tab.draft, tab.id),
      },
    });
  }

  return {
    change,
    saveAs,
    run: (item: LibraryItem) => dispatch(setUpRun(state, sourceOf(item))),
    save: () => {
      const ofStep = findEventStep(workspace, tab.stepId);
      if (ofStep !== null) {
        change(saveStepDraft(workspace, ofStep.step.id, tab.draft));
        return say(`${ofStep.step.title} is saved in the storyboard ${ofStep.storyboard.title}.`);
      }
      const current = workspace.requests.find(({ id, deletedAt }) => id === tab.requestId && deletedAt === null);
      if (current === undefined) return saveAs();
      change(saveDraft(workspace, current.id, tab.draft, now()));
      say(`${current.name} is saved.`);
    },
    open: (id: string) => {
      const request = workspace.requests.find((candidate) => candidate.id === id);
      if (request === undefined) return;
      dispatch({ type: 'request-opened', request, id: newId() });
      change(touchRequest(workspace, id, now()), false);
    },
    addFolder: (folderId: string | null) =>
      dispatch({
        type: 'naming-asked',
        naming: {
          title: 'New folder',
          name: '',
          onNamed: (name) => change(addFolder(workspace, { id: newId(), name, folderId, deletedAt: null })),
        },
      }),
    rename: (id: string, name: string) => change(renameItem(workspace, id, name)),
    /** Renames the saved request in front. */
    renameOpen: () => {
      const request = workspace.requests.find(({ id, deletedAt }) => id === tab.requestId && deletedAt === null);
      if (request === undefined) return saveAs();
      const onNamed = (name: string) => change(renameItem(workspace, request.id, name));
      dispatch({ type: 'naming-asked', naming: { title: `Rename ${request.name}`, name: request.name, onNamed } });
    },
    duplicate: (items: readonly LibraryItem[]) =>
      change(items.reduce((next, item) => duplicateItem(next, itemOf(item).id, newId, now()), workspace)),
    move: (items: readonly LibraryItem[], folderId: string | null, beforeId: string | null) =>
      change(moveItems(workspace, items, folderId, beforeId)),
    moveTo: (items: readonly LibraryItem[]) => {
      const [first, another] = items;
      if (first === undefined) return;
      const { id, name, folderId } = itemOf(first);
      dispatch({
        type: 'naming-asked',
        naming: {
          title: `Move ${nameItems(items)}`,
          name: another === undefined ? name : null,
          folderId,
          onNamed: (newName, into) => change(renameItem(moveItems(workspace, items, into), id, newName)),
        },
      });
    },
    exportItems: (items: readonly LibraryItem[]) =>
      dispatch({ type: 'exporting', exporting: { kind: 'items', items } }),
    trash: (items: readonly LibraryItem[]) => {
      const isFull = (item: LibraryItem) => item.kind === 'folder' && itemsIn(workspace, item.folder.id).length > 0;
      change(trashItems(workspace, items, now()));
      sayWithUndo(`${nameItems(items)}${items.some(isFull) ? ' and what is inside' : ''} moved to the trash.`, undo);
    },
    restore: (id: string) => change(setTrashed(workspace, id, null)),
    emptyTrash: (ids: readonly string[]) => change(removeForGood(workspace, new Set(ids)), false),
    /** Shows what an import made, which main has already. */
    showImported: (plan: ImportPlan) => {
      noteSaved(plan.workspace);
      dispatch({ type: 'workspace-changed', ...plan, isUndoable: true });
    },
    undo,
    redo,
  };
}

export type LibraryActions = ReturnType<typeof libraryActions>;
