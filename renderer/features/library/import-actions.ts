import { type Dispatch, startTransition } from 'react';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { ImportPlan } from '#app/formats/import/plan-import.ts';
import type { Here } from '#app/formats/import/what-comes.ts';
import { libraryStep, settleLibrary } from '#app/library/undo-step.ts';
import { ask } from '#renderer/ask.ts';
import { selectEnvironment } from '#renderer/state/selection.ts';
import type { WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { nextTask } from '#renderer/ui/next-task.ts';
import { sayWithOffers } from '#renderer/ui/notices.tsx';
import type { ReadyImport } from './import-form.tsx';
import type { Undoing } from './use-undo.ts';
import type { WorkspaceSaving } from './use-workspace-saving.ts';

type WhenImported = {
  readonly close: () => void;
  /** The environment that is selected. */
  readonly environmentId: string;
  readonly select: (selection: Selection) => void;
};

/** Takes an import into the library. */
export function importActions(
  dispatch: Dispatch<WorkbenchAction>,
  undoChange: Undoing['undoChange'],
  saving: WorkspaceSaving,
) {
  /**
   * Shows what an import made of the library that was there, which main has already; what changed since stays. Returns the
   * change.
   */
  function showImported(plan: ImportPlan, before: Here): string {
    const { workspace: here, environments } = before;
    saving.noteSaved(plan.workspace);
    const ids = new Set(plan.environments.map(({ id }) => id));
    const replaced = environments.filter(({ id }) => ids.has(id));
    const step = libraryStep(here, plan.workspace);
    const changeId = crypto.randomUUID();
    startTransition(() =>
      dispatch({
        type: 'workspace-edited',
        edit: (one) => (one === here ? plan.workspace : settleLibrary(one, step, 'after').workspace),
        changeId,
        environments: { came: plan.environments, replaced },
      }),
    );
    return changeId;
  }

  function sayImported(says: string, show: WorkbenchAction | null, changeId: string) {
    const undo = { offer: 'Undo', accept: () => void undoChange(changeId) };
    sayWithOffers(says, show === null ? [undo] : [{ offer: 'Show it', accept: () => dispatch(show) }, undo]);
  }

  return {
    /** Does all of an import in main first; the window follows only when it worked. */
    importReady: async ({ plan, text, says, tids }: ReadyImport, here: Here, on: WhenImported) => {
      const answer = await ask('workspace.import', text, 'nothing was imported or changed');
      if (answer === null) return;
      const place = placeOfImport(plan, here, on.environmentId);
      // The window stays free while it draws what came.
      startTransition(() => {
        dispatch({ type: 'tids-learnt', tids });
        dispatch({ type: 'environments-changed', environments: answer.environments });
        if (place !== null) on.select(selectEnvironment(place, ''));
      });
      const changeId = showImported(plan, here);
      // One after the other: drawn at once, they would keep the window for 60 ms the first time.
      await nextTask();
      on.close();
      await nextTask();
      sayImported(place === null ? says : `${says} ${place.name} is selected.`, showAction(plan, here), changeId);
    },
  };
}

/**
 * Where the requests of an import are to go: the one environment that came with them, where Practice is selected. Nobody who
 * chose a server is sent to another one.
 */
export function placeOfImport(plan: ImportPlan, here: Here, environmentId: string): Environment | null {
  const known = new Set(here.environments.map(({ id }) => id));
  const [place, ...others] = plan.environments.filter(({ id }) => !known.has(id));
  const hasRequests = firstNew(plan.workspace.requests, here.workspace.requests) !== null;
  return place !== undefined && others.length === 0 && hasRequests && environmentId === practiceId ? place : null;
}

/** What shows the first thing that an import made: a request, a storyboard, the templates or the environments. */
export function showAction(plan: ImportPlan, here: Here): WorkbenchAction | null {
  const request = firstNew(plan.workspace.requests, here.workspace.requests);
  if (request !== null) return { type: 'request-opened', request, id: crypto.randomUUID() };
  const storyboard = firstNew(plan.workspace.storyboards, here.workspace.storyboards);
  if (storyboard !== null) return { type: 'storyboard-chosen', id: storyboard.id };
  if (firstNew(plan.workspace.templates, here.workspace.templates) !== null)
    return { type: 'view-shown', view: 'templates' };
  return plan.environments.length > 0 ? { type: 'dialog-shown', dialog: { kind: 'environments' } } : null;
}

function firstNew<T extends { readonly id: string }>(after: readonly T[], before: readonly T[]): T | null {
  const known = new Set(before.map(({ id }) => id));
  return after.find(({ id }) => !known.has(id)) ?? null;
}
