import type { Dispatch } from 'react';
import { liveRequests } from '#app/library/library.ts';
import { findEventStep, withStoryboard } from '#app/library/workspace-storyboards.ts';
import { twoMinuteDemo } from '#app/storyboards/built-in/built-in.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { blankStoryboard, copyStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { draftFromTemplate } from '#app/templates/form.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import { allStoryboards } from '#renderer/state/all-storyboards.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import { setUpRun } from '#renderer/state/set-up-run.ts';
import { proposedName } from '#renderer/state/tab-title.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';
import type { Eventful } from './add-event.tsx';
import { noSteps, presentActions } from './present-actions.ts';
import { retellHistory } from './retell-history.ts';
import type { StoryboardActions } from './storyboards.tsx';

const newId = () => crypto.randomUUID();

/** What an event step can be made of. */
export function eventSources(state: WorkbenchState): readonly Eventful[] {
  const { workspace, tabs } = state;
  return [
    ...tabs.open.map((tab): Eventful => {
      return { id: tab.id, group: 'Open events', name: proposedName(tab, workspace), draft: tab.draft };
    }),
    ...liveRequests(workspace).map(({ id, name, draft }): Eventful => ({ id, group: 'Saved requests', name, draft })),
    ...allTemplates(state).map((template): Eventful => {
      return { id: template.id, group: 'Templates', name: template.title, draft: draftFromTemplate(template) };
    }),
  ];
}

/** What a person can do with storyboards. */
export function storyboardActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>) {
  const { workspace } = state;
  const titles = () => allStoryboards(state).map(({ title }) => title);

  function add(storyboard: Storyboard) {
    dispatch({ type: 'workspace-edited', edit: (now) => withStoryboard(now, storyboard), changeId: newId() });
    dispatch({ type: 'storyboard-chosen', id: storyboard.id });
  }

  const duplicate = (storyboard: Storyboard) => add(copyStoryboard(storyboard, newId, titles()));

  const { show, enter, goOn } = presentActions(state, dispatch);

  const on: Omit<StoryboardActions, 'onDelete' | 'shows'> = {
    onNew: () => add({ ...blankStoryboard(newId(), newId()), title: uniqueName('New storyboard', titles()) }),
    onShow: show,
    onCheck: (storyboard) =>
      storyboard.steps.length === 0
        ? say(noSteps)
        : dispatch({ type: 'dialog-shown', dialog: { kind: 'show-check', storyboard } }),
    onEdit: (id, edit) =>
      dispatch({
        type: 'workspace-edited',
        edit: (now) => {
          const storyboard = now.storyboards.find((one) => one.id === id);
          return storyboard === undefined ? now : withStoryboard(now, edit(storyboard));
        },
      }),
    onDuplicate: duplicate,
    onRun: ({ id }) => dispatch(setUpRun(state, { kind: 'storyboard', storyboardId: id }, { isAsRecorded: true })),
    onShare: (storyboard) =>
      dispatch({ type: 'dialog-shown', dialog: { kind: 'export', exporting: { kind: 'storyboard', storyboard } } }),
    onOpenStep: (stepId) => {
      const found = findEventStep(workspace, stepId);
      if (found !== null) dispatch({ type: 'step-opened', step: found.step, id: newId() });
    },
  };
  return {
    ...on,
    onEnter: enter,
    onGoOn: goOn,
    onDemo: () => show(twoMinuteDemo, 'demo'),
    /** Does something with the storyboard that is shown. */
    onShown: (act: (storyboard: Storyboard) => void) => {
      const all = allStoryboards(state);
      const shown = all.find(({ id }) => id === state.presentation.storyboardId) ?? all[0];
      if (shown !== undefined) act(shown);
    },
    /** Retells events of the history as a storyboard. */
    onMakeFromHistory: async (ids: readonly string[]) => {
      const storyboard = await retellHistory(ids, titles(), workspace.visitors);
      if (storyboard !== null) add(storyboard);
    },
  };
}
