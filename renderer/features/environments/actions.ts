import type { Dispatch } from 'react';
import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { renameSiteKey } from '#app/runs/run-form.ts';
import { ask } from '#renderer/ask.ts';
import { restoredNames } from '#renderer/state/restored-names.ts';
import { selectEnvironment } from '#renderer/state/selection.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say, sayState, sayWithUndo } from '#renderer/ui/notices.tsx';
import type { Saving } from './use-environment-editor.ts';

type Selecting = {
  readonly select: (selection: Selection) => void;
  /** Selects again what was selected, unless the person chose something else since. */
  readonly selectAgain: (before: Selection) => void;
};

/** What the window does once an environment is saved or deleted. */
export function environmentActions(
  state: WorkbenchState,
  dispatch: Dispatch<WorkbenchAction>,
  { select, selectAgain }: Selecting,
) {
  async function restore(deleted: Environment, before: Selection) {
    // As it was, not as the form saves it: one that was imported may lack something.
    const answer = await ask('environment.swap', { out: [], put: [deleted] }, `${deleted.name} wasn’t restored`);
    if (answer?.kind !== 'saved') return;
    dispatch({ type: 'environments-changed', environments: answer.environments });
    if (before.environmentId === deleted.id) selectAgain(before);
    const renamed = restoredNames([deleted], [], answer.environments);
    if (renamed !== '') say(renamed);
  }

  return {
    onSaved: ({ environments, saved, placed, known, renamed }: Saving) => {
      dispatch({ type: 'environments-changed', environments });
      if (known !== null) dispatch({ type: 'tids-learnt', tids: [known] });
      if (placed !== null) {
        dispatch({ type: 'tids-learnt', tids: [placed] });
        dispatch({ type: 'tid-offered', offer: { tabId: state.tabs.activeId, tid: placed.tid, before: null } });
      }
      const { environmentId, siteKey } = state.selection;
      const renamedTo = renamed.get(siteKey);
      const place = placed?.place.siteKey ?? '';
      // A TID that is offered belongs to its own site key.
      if (saved.id !== environmentId || saved.siteKeys.some((one) => one.siteKey === place))
        select(selectEnvironment(saved, place));
      // It is the same site key under another name.
      else if (renamedTo !== undefined) select({ environmentId, siteKey: renamedTo });
      dispatch({ type: 'run-form-changed', setUp: null, change: (form) => renameSiteKey(form, saved.id, renamed) });
      sayState('selection', `${saved.name} saved and selected.`);
    },
    onDeleted: (environments: readonly Environment[], deleted: Environment) => {
      const before = state.selection;
      dispatch({ type: 'environments-changed', environments });
      const says = `${deleted.name} deleted. Events sent there stay in the history.`;
      sayWithUndo(says, () => restore(deleted, before));
    },
  };
}
