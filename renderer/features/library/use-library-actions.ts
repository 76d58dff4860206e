import type { Dispatch } from 'react';
import { setTrashed } from '#app/library/trash.ts';
import type { Workspace } from '#app/library/workspace.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayWithUndo } from '#renderer/ui/notices.tsx';
import { useLatest } from '#renderer/ui/use-latest.ts';
import { importActions } from './import-actions.ts';
import { itemActions } from './item-actions.ts';
import { namingActions } from './naming-actions.ts';
import { savingActions } from './saving-actions.ts';
import { useUndo } from './use-undo.ts';
import type { WorkspaceSaving } from './use-workspace-saving.ts';

type Edit = (workspace: Workspace) => Workspace;

/** What a person can do with what they saved. All of it changes the library as it is when the change arrives. */
export function useLibraryActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>, saving: WorkspaceSaving) {
  const { undo, redo, undoChange } = useUndo(state, dispatch);
  const { workspace } = state;
  const latest = useLatest(workspace);
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

  return {
    ...naming,
    ...savingActions(state, dispatch, { saveAndSay, saveTabAs: naming.saveTabAs }),
    change,
    changeAndSay,
    saveAndSay,
    ...itemActions(state, dispatch, { changeOnce, changeAndSay }),
    restore: (id: string) => changeOnce((one) => setTrashed(one, id, null)),
    trashStoryboard: ({ id, title }: Pick<Storyboard, 'id' | 'title'>) => {
      const at = new Date().toISOString();
      changeAndSay(`${title} moved to the trash.`, (one) => setTrashed(one, id, at));
    },
    emptyTrash: (ids: readonly string[]) => dispatch({ type: 'trash-emptied', ids }),
    ...importActions(dispatch, () => latest.current, { undoChange, saving }),
    undo,
    redo,
  };
}

export type LibraryActions = ReturnType<typeof useLibraryActions>;
