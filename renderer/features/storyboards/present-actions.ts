import type { Dispatch } from 'react';
import { practiceId } from '#app/environments/environment.ts';
import { needsYes, needsYesToPlay } from '#app/environments/guard.ts';
import { takeAnswers } from '#app/event/variables.ts';
import { beginPresentation, type Presentation } from '#app/storyboards/presentation.ts';
import { mayBeAtPractice, resumeShow, type ShowUnderWay } from '#app/storyboards/show-under-way.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import type { InterruptedShow } from '#renderer/state/dialog.ts';
import { newDraw } from '#renderer/state/new-draw.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';
import { environmentInUse, selectEnvironment } from '#renderer/state/selection.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';
import { prepareStep } from './prepare-step.ts';
import { loadPresenter } from './presenter-loader.tsx';
import { saidOf } from './step-message.ts';
import type { ShowMode } from './ways.ts';

type Mode = ShowMode | 'demo';

/** Nothing can be presented, or checked. */
export const noSteps = 'This storyboard has no steps yet. Add one first.';

/** Begins to show a storyboard. */
export function presentActions(state: WorkbenchState, dispatch: Dispatch<WorkbenchAction>) {
  async function enter(setup: PresentationSetup) {
    await loadPresenter();
    dispatch({ type: 'presentation-changed', setup });
  }

  /** Asks what has to be asked before the first event, once for all of them, then shows it. */
  function show(storyboard: Storyboard, mode: Mode) {
    if (storyboard.steps.length === 0) return say(noSteps);
    const setup = setUp(state, storyboard, mode);
    const environment = environmentInUse({ ...state, selection: setup.selection });
    const questions = questionsOf(state, setup);
    const asks = (setup.startsPlaying && needsYesToPlay(environment)) || needsYes(environment, state.allowed);
    if (questions.length === 0 && !asks) return void enter(setup);
    const toCheck = { setup, questions, needsYes: asks };
    dispatch({ type: 'dialog-shown', dialog: { kind: 'presentation-check', toCheck } });
  }

  /** Goes on with a show that was broken off, after a yes where its environment asks. */
  function goOn(interrupted: InterruptedShow) {
    const setup = resumedSetup(interrupted, state);
    const environment = environmentInUse({ ...state, selection: setup.selection });
    if (!needsYes(environment, state.allowed)) return void enter(setup);
    const toCheck = { setup, questions: [], needsYes: true };
    dispatch({ type: 'dialog-shown', dialog: { kind: 'presentation-check', toCheck } });
  }

  return { show, enter, goOn };
}

/** The presentation that an interrupted show goes on with. */
export function resumed({ show, exchange }: InterruptedShow): Presentation {
  return resumeShow(show, exchange, exchange === null ? [notRecorded(show)] : saidOf(exchange));
}

function resumedSetup(interrupted: InterruptedShow, { environments }: WorkbenchState): PresentationSetup {
  const { storyboard, selection, answers, practisesFor } = interrupted.show;
  const meant = environments.find(({ id }) => id === practisesFor?.environmentId);
  return {
    ...(meant && { practisesFor: meant }),
    storyboard,
    selection,
    startsPlaying: false,
    startsWithRemote: false,
    answers: takeAnswers(answers),
    confirmed: false,
    resumed: resumed(interrupted),
  };
}

function notRecorded(show: ShowUnderWay): string {
  const received = mayBeAtPractice(show)
    ? 'The practice server may have received it.'
    : 'MXO may have received it. Check Monitoring before you try again.';
  return `Tidings closed while it was sending this event. ${received}`;
}

/** How a storyboard would be shown. */
export function setUp(
  { environments, selection }: WorkbenchState,
  storyboard: Storyboard,
  mode: Mode,
): PresentationSetup {
  const onPractice = mode === 'practise' || mode === 'demo';
  const practice = environments.find(({ id }) => id === practiceId);
  const selected = environments.find(({ id }) => id === selection.environmentId);
  return {
    ...(mode === 'practise' && selected !== undefined && selected !== practice && { practisesFor: selected }),
    storyboard,
    selection: onPractice && practice !== undefined ? selectEnvironment(practice, selection.siteKey) : selection,
    startsPlaying: mode === 'automatic' || mode === 'demo',
    startsWithRemote: mode === 'remote',
    ...(mode === 'audience' ? { startsWithAudience: true } : {}),
    answers: {},
    confirmed: false,
  };
}

/** What its events ask, with all that the cast brings to a step: their key and their properties may ask too. */
function questionsOf(state: WorkbenchState, setup: PresentationSetup): readonly string[] {
  const { storyboard } = setup;
  const presentation = beginPresentation(storyboard, newDraw());
  const questions = storyboard.steps.flatMap((step) =>
    step.kind === 'event' ? prepareStep(presentation, step, { state, setup }).unanswered : [],
  );
  return [...new Set(questions)];
}
