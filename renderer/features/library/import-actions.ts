import { type Dispatch, startTransition } from 'react';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import type { ImportPlan } from '#app/formats/import/plan-import.ts';
import type { Here } from '#app/formats/import/what-comes.ts';
import { isKept } from '#app/library/alive.ts';
import { findLiveRequest } from '#app/library/library.ts';
import { libraryStep, settleLibrary } from '#app/library/undo-step.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { ask } from '#renderer/ask.ts';
import { selectEnvironment } from '#renderer/state/selection.ts';
import type { WorkbenchAction } from '#renderer/state/workbench-state.ts';
import { nextTask } from '#renderer/ui/next-task.ts';
import { say, sayWithOffers } from '#renderer/ui/notices.tsx';
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
  now: () => Workspace,
  { undoChange, saving }: Pick<Undoing, 'undoChange'> & { readonly saving: WorkspaceSaving },
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

  function sayImported(says: string, made: Made | null, changeId: string) {
    const undo = { offer: 'Undo', accept: () => void undoChange(changeId) };
    const show = (one: Made) => {
      const action = showMade(one, now());
      if (action === null) say('It is no longer in the library.');
      else dispatch(action);
    };
    sayWithOffers(says, made === null ? [undo] : [{ offer: 'Show it', accept: () => show(made) }, undo]);
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
      sayImported(place === null ? says : `${says} ${place.name} is selected.`, firstMade(plan, here), changeId);
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

/** What an import made first. */
type Made =
  | { readonly kind: 'request' | 'storyboard'; readonly id: string }
  | { readonly kind: 'templates' | 'environments' };

/** The first thing that an import made: a request, a storyboard, the templates or the environments. Null for nothing. */
export function firstMade(plan: ImportPlan, here: Here): Made | null {
  const request = firstNew(plan.workspace.requests, here.workspace.requests);
  if (request !== null) return { kind: 'request', id: request.id };
  const storyboard = firstNew(plan.workspace.storyboards, here.workspace.storyboards);
  if (storyboard !== null) return { kind: 'storyboard', id: storyboard.id };
  if (firstNew(plan.workspace.templates, here.workspace.templates) !== null) return { kind: 'templates' };
  return plan.environments.length > 0 ? { kind: 'environments' } : null;
}

/** What shows it as it is by now; null when it is gone. */
export function showMade(made: Made, workspace: Workspace): WorkbenchAction | null {
  switch (made.kind) {
    case 'request': {
      const request = findLiveRequest(workspace, made.id);
      return request === null ? null : { type: 'request-opened', request, id: crypto.randomUUID() };
    }
    case 'storyboard': {
      const isThere = workspace.storyboards.some((one) => one.id === made.id && isKept(one));
      return isThere ? { type: 'storyboard-chosen', id: made.id } : null;
    }
    case 'templates':
      return { type: 'view-shown', view: 'templates' };
    case 'environments':
      return { type: 'dialog-shown', dialog: { kind: 'environments' } };
  }
}

function firstNew<T extends { readonly id: string }>(after: readonly T[], before: readonly T[]): T | null {
  const known = new Set(before.map(({ id }) => id));
  return after.find(({ id }) => !known.has(id)) ?? null;
}
