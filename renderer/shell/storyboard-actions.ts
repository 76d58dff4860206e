import type { Dispatch } from 'react';
import { practiceId } from '#app/environments/environment.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { prepareSend } from '#app/exchange/prepare.ts';
import { isKept } from '#app/library/alive.ts';
import { liveRequests } from '#app/library/library.ts';
import { neededVariables } from '#app/library/needed.ts';
import { onlyChosen, toWorkspaceFile } from '#app/library/workspace-file.ts';
import { findEventStep, withStoryboard } from '#app/library/workspace-storyboards.ts';
import { formatCount } from '#app/quantity.ts';
import { builtInStoryboards, twoMinuteDemo } from '#app/storyboards/built-in/built-in.ts';
import { beginPresentation, draftInPresentation } from '#app/storyboards/presentation.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { blankStoryboard, copyStoryboard } from '#app/storyboards/storyboard-edit.ts';
import { storyboardFromExchanges } from '#app/storyboards/storyboard-from-history.ts';
import { draftFromTemplate } from '#app/templates/form.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import { ask } from '#renderer/ask.ts';
import type { Eventful } from '#renderer/features/storyboards/step-tools.tsx';
import type { ShowMode, StoryboardActions } from '#renderer/features/storyboards/storyboards.tsx';
import { newDraw } from '#renderer/state/new-draw.ts';
import { allTemplates } from '#renderer/state/prepare-tab.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';
import { environmentInUse, selectEnvironment } from '#renderer/state/selection.ts';
import { proposedName } from '#renderer/state/tab-title.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { fileNameOf } from '#renderer/ui/file-name.ts';
import { say } from '#renderer/ui/notices.tsx';
import { openRoom } from './presenter-loader.tsx';

const newId = () => crypto.randomUUID();
const notMade = 'the storyboard wasn’t made';
/** More than anybody presents. */
const mostRetold = 200;

/** Every storyboard that a person can show: their own, then those that come with Tidings. */
export function allStoryboards({ workspace }: WorkbenchState): readonly Storyboard[] {
  return [...workspace.storyboards.filter(isKept), ...builtInStoryboards];
}

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

  /** Asks what has to be asked before the first event, once for all of them, then shows it. */
  function show(storyboard: Storyboard, mode: ShowMode | 'demo') {
    if (storyboard.steps.length === 0) return say('There is nothing to show yet. Add a step first.');
    const onPractice = mode === 'rehearse' || mode === 'demo';
    const practice = state.environments.find(({ id }) => id === practiceId);
    const selection =
      onPractice && practice !== undefined ? selectEnvironment(practice, state.selection.siteKey) : state.selection;
    const environment = environmentInUse({ ...state, selection });
    const draw = newDraw();
    const sources = { workspace: workspace.variables, answers: {}, draw };
    // With all that the cast brings to a step: their key and their properties may ask too.
    const presentation = beginPresentation(storyboard, draw);
    const questions = storyboard.steps.flatMap((step) =>
      step.kind === 'event'
        ? prepareSend(draftInPresentation(presentation, step), { environment, siteKey: selection.siteKey }, sources)
            .unanswered
        : [],
    );
    const setup = {
      storyboard,
      selection,
      startsPlaying: mode === 'play' || mode === 'demo',
      startsWithRemote: mode === 'remote',
      answers: {},
      confirmed: false,
    };
    const needsYes = environment.askBeforeSending && !state.allowed.includes(environment.id);
    if (questions.length === 0 && !needsYes) return void enter(setup);
    dispatch({ type: 'presentation-check-changed', toCheck: { setup, questions: [...new Set(questions)], needsYes } });
  }

  async function enter(setup: PresentationSetup) {
    await openRoom();
    dispatch({ type: 'presentation-changed', setup });
  }

  const on: Omit<StoryboardActions, 'onDelete'> = {
    onNew: () => add({ ...blankStoryboard(newId(), newId()), title: uniqueName('New storyboard', titles()) }),
    onShow: show,
    onEdit: (id, edit) =>
      dispatch({
        type: 'workspace-edited',
        edit: (now) => {
          const storyboard = now.storyboards.find((one) => one.id === id);
          return storyboard === undefined ? now : withStoryboard(now, edit(storyboard));
        },
      }),
    onDuplicate: duplicate,
    onShare: (storyboard) => void share(state, storyboard),
    onOpenStep: (stepId) => {
      const found = findEventStep(workspace, stepId);
      if (found !== null) dispatch({ type: 'step-opened', step: found.step, id: newId() });
    },
  };
  return {
    ...on,
    onEnter: enter,
    onDemo: () => show(twoMinuteDemo, 'demo'),
    /** Duplicates the storyboard that is shown. */
    onDuplicateShown: () => {
      const all = allStoryboards(state);
      const shown = all.find(({ id }) => id === state.presentation.storyboardId) ?? all[0];
      if (shown !== undefined) duplicate(shown);
    },
    /** Retells events of the history as a storyboard. */
    onMakeFromHistory: async (ids: readonly string[]) => {
      const opened = await Promise.all(ids.slice(0, mostRetold).map((id) => ask('exchange.open', { id }, notMade)));
      if (opened.includes(null)) return;
      const exchanges = opened.flatMap((one): readonly Exchange[] => (one?.exchange ? [one.exchange] : []));
      if (exchanges.length === 0) return say('Those events are no longer in the history.', 'problem');
      const title = uniqueName('From the history', titles());
      add(storyboardFromExchanges(exchanges, { title, newId, profiles: workspace.visitors }));
      if (ids.length > mostRetold)
        say(`The storyboard has the first ${formatCount(mostRetold, 'event')} of ${ids.length.toLocaleString('en')}.`);
    },
  };
}

/** One file with the storyboard, and nothing of the customers in it. */
async function share(state: WorkbenchState, storyboard: Storyboard): Promise<void> {
  const chosen = onlyChosen(state.workspace, { storyboard }, allTemplates(state));
  const variables = neededVariables(chosen, state.workspace.variables);
  const file = toWorkspaceFile({ ...chosen, variables }, [], { withCustomers: false, withEnvironments: false });
  const text = `${JSON.stringify(file, null, 2)}\n`;
  const answer = await ask(
    'file.save',
    { name: fileNameOf(storyboard.title, '.tidings'), text },
    'the file wasn’t written',
  );
  if (answer?.kind === 'saved') say(`Written to ${answer.file}, without customer keys and TIDs.`);
}
