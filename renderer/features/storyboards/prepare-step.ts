import { type Prepared, prepareSend } from '#app/exchange/prepare.ts';
import type { Presentation } from '#app/storyboards/presentation.ts';
import { draftInPresentation } from '#app/storyboards/shown-customer.ts';
import type { EventStep } from '#app/storyboards/storyboard.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';
import { environmentInUse } from '#renderer/state/selection.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { sendNow } from './practice-instead.ts';

/**
 * A step as a show would send it: what is asked before a show, and what the check says of it. Its errors are those that main
 * would refuse it for.
 */
export function prepareStep(
  presentation: Presentation,
  step: EventStep,
  { state, setup }: { readonly state: WorkbenchState; readonly setup: PresentationSetup },
): Prepared {
  const environment = environmentInUse({ ...state, selection: setup.selection });
  const places = { setup, environment, practice: null };
  const { draft, selection } = sendNow(presentation, draftInPresentation(presentation, step), places);
  const inputs = { workspace: state.workspace.variables, answers: setup.answers, draw: presentation.draw };
  return prepareSend(draft, { environment, siteKey: selection.siteKey }, inputs);
}
