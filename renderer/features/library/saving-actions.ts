import type { Dispatch } from 'react';
import { placeFor, saveDraft } from '#app/library/library.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { findEventStep, saveStepDraft } from '#app/library/workspace-storyboards.ts';
import { tabInFront } from '#renderer/state/tabs-state.ts';
import { leadToUnusableInComposer } from '#renderer/state/unusable-in-composer.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';

type Saving = {
  readonly saveAndSay: (says: string, edit: (now: Workspace) => Workspace) => void;
  readonly saveTabAs: (id: string) => void;
};

/** Saves the event in front as what it is from, or asks for a name. */
export function savingActions(
  { tabs, workspace }: Pick<WorkbenchState, 'tabs' | 'workspace'>,
  dispatch: Dispatch<WorkbenchAction>,
  { saveAndSay, saveTabAs }: Saving,
) {
  /** Saves the event of a tab, which has to be in front: a number that can’t be used exists only in its field. */
  function saveTab(id: string) {
    if (leadToUnusableInComposer(dispatch)) return;
    const tab = tabs.open.find((one) => one.id === id) ?? tabInFront(tabs);
    const ofStep = findEventStep(workspace, tab.stepId);
    const { draft } = tab;
    if (ofStep !== null) {
      const says = `${ofStep.step.title} saved in the storyboard ${ofStep.storyboard.title}.`;
      return saveAndSay(says, (one) => saveStepDraft(one, ofStep.step.id, draft));
    }
    const current = workspace.requests.find(({ id, deletedAt }) => id === tab.requestId && deletedAt === null);
    if (current === undefined) return saveTabAs(tab.id);
    const at = new Date().toISOString();
    const isMoved = placeFor(workspace, current.folderId) !== current.folderId;
    const says = `${current.name} saved${isMoved ? ' outside its folder, which is in the trash' : ''}.`;
    return saveAndSay(says, (one) => saveDraft(one, current.id, draft, at));
  }

  return { saveTab, save: () => saveTab(tabs.activeId) };
}
