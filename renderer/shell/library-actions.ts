import type { Dispatch } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { ImportPlan } from '#app/formats/import/plan-import.ts';
import {
  duplicateItem,
  findLiveRequest,
  itemOf,
  itemsIn,
  type LibraryItem,
  placeFor,
  renameItem,
  saveDraft,
  touchRequest,
} from '#app/library/library.ts';
import { moveItems, nameItems, trashItems } from '#app/library/several-items.ts';
import { setTrashed } from '#app/library/trash.ts';
import { libraryStep, settleLibrary } from '#app/library/undo-step.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { findEventStep, saveStepDraft } from '#app/library/workspace-storyboards.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { namingActions } from '#renderer/features/library/naming-actions.ts';
import type { WorkspaceSaving } from '#renderer/features/library/use-workspace-saving.ts';
import { setUpRun, sourceOf } from '#renderer/features/runs/set-up-run.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { leadToUnusableNumber } from '#renderer/state/unusable-number.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithUndo } from '#renderer/ui/notices.tsx';
import type { Undoing } from './use-undo.ts';

type Edit = (workspace: Workspace) => Workspace;

/** What a person can do with what they saved. All of it changes the library as it is when the change arrives. */
export function libraryActions(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  { undo, redo, undoChange }: Undoing,
  saving: WorkspaceSaving,
) {
  const { workspace } = state;
  const tab = tabInFront(state.tabs);
  const now = () => new Date().toISOString();
  const newId = () => crypto.randomUUID();
  /** For what is typed: letters typed one after the other are one step of Undo. */
  const change = (edit: Edit) => dispatch({ type: 'workspace-edited', edit });
  /** For everything else: a step of Undo of its own. */
  const changeOnce = (edit: Edit) => dispatch({ type: 'workspace-edited', edit, changeId: newId() });
  const naming = namingActions(state, dispatch, { saveAndSay, changeOnce });

  /**
   * Changes the library, and says so once it is saved.
   * @param says what is said, worked out on the library that came of it: a name may have got a number
   */
  function saveAndSay(says: string | ((saved: Workspace) => string), edit: Edit) {
    let saved = workspace;
    const noted: Edit = (now) => {
      saved = edit(now);
      return saved;
    };
    void saving
      .whenSaved(noted, changeOnce)
      .then((isSaved) => isSaved && say(typeof says === 'string' ? says : says(saved)));
  }

  /** Changes the library, and says so with a way to take back just this. */
  function changeAndSay(says: string, edit: Edit) {
    const changeId = newId();
    dispatch({ type: 'workspace-edited', edit, changeId });
    sayWithUndo(says, () => void undoChange(changeId));
  }

  function save() {
    if (leadToUnusableNumber(dispatch)) return;
    const ofStep = findEventStep(workspace, tab.stepId);
    const { draft } = tab;
    if (ofStep !== null) {
      const says = `${ofStep.step.title} is saved in the storyboard ${ofStep.storyboard.title}.`;
      return saveAndSay(says, (one) => saveStepDraft(one, ofStep.step.id, draft));
    }
    const current = workspace.requests.find(({ id, deletedAt }) => id === tab.requestId && deletedAt === null);
    if (current === undefined) return naming.saveAs();
    const at = now();
    const isMoved = placeFor(workspace, current.folderId) !== current.folderId;
    const says = `${current.name} is saved${isMoved ? ' outside of its folder, which is in the trash' : ''}.`;
    return saveAndSay(says, (one) => saveDraft(one, current.id, draft, at));
  }

  return {
    ...naming,
    change,
    changeAndSay,
    saveAndSay,
    run: (item: LibraryItem) => dispatch(setUpRun(state, sourceOf(item))),
    save,
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
      dispatch({ type: 'exporting', exporting: { kind: 'items', items } }),
    trash: (items: readonly LibraryItem[]) => {
      const isFull = (item: LibraryItem) => item.kind === 'folder' && itemsIn(workspace, item.folder.id).length > 0;
      const at = now();
      changeAndSay(`${nameItems(items)}${items.some(isFull) ? ' and what is inside' : ''} moved to the trash.`, (one) =>
        trashItems(one, items, at),
      );
    },
    restore: (id: string) => changeOnce((one) => setTrashed(one, id, null)),
    trashStoryboard: ({ id, title }: Pick<Storyboard, 'id' | 'title'>) => {
      const at = now();
      changeAndSay(`${title} moved to the trash.`, (one) => setTrashed(one, id, at));
    },
    emptyTrash: (ids: readonly string[]) => dispatch({ type: 'trash-emptied', ids }),
    /** PresentationState what an import made of the library that was there, which main has already; what changed since stays. */
    showImported: (plan: ImportPlan, here: Workspace, environments: readonly Environment[], says: string) => {
      saving.noteSaved(plan.workspace);
      const ids = new Set(plan.environments.map(({ id }) => id));
      const replaced = environments.filter(({ id }) => ids.has(id));
      const step = libraryStep(here, plan.workspace);
      const changeId = newId();
      dispatch({
        type: 'workspace-edited',
        edit: (one) => (one === here ? plan.workspace : settleLibrary(one, step, 'after').workspace),
        changeId,
        environments: { came: plan.environments, replaced },
      });
      sayWithUndo(says, () => void undoChange(changeId));
    },
    undo,
    redo,
  };
}

export type LibraryActions = ReturnType<typeof libraryActions>;
