import { type Environment, practiceId } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { type Draft, withoutUnsent } from '#app/event/draft.ts';
import { resolveDraft } from '#app/event/resolve.ts';
import type { Presentation } from '#app/storyboards/presentation.ts';
import { newDraw } from '#renderer/state/new-draw.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';
import { selectEnvironment } from '#renderer/state/selection.ts';

/** Where a presentation was meant to go, and Practice, where its rest can go. */
export type ShowPlaces = {
  readonly environment: Environment;
  /** Null when it isn’t known. */
  readonly practice: Environment | null;
};

/** The environment that the next event goes to. */
export function environmentNow({ isOnPractice }: Presentation, { environment, practice }: ShowPlaces): Environment {
  return isOnPractice && practice !== null ? practice : environment;
}

/** Whether the rest can go to Practice instead. */
export function canFinishOnPractice(presentation: Presentation, { environment, practice }: ShowPlaces): boolean {
  const { at, storyboard, isOnPractice } = presentation;
  return practice !== null && environment.id !== practiceId && !isOnPractice && at < storyboard.steps.length;
}

/**
 * What is sent of a step, and where to. Practice doesn’t know the variables of the environment that it stands in for, so that
 * their values go in place of them.
 */
export function sendNow(
  presentation: Presentation,
  draft: Draft,
  { setup, environment, practice }: ShowPlaces & { readonly setup: PresentationSetup },
): { readonly draft: Draft; readonly selection: Selection } {
  const { selection, answers, practisesFor } = setup;
  const instead = presentation.isOnPractice ? practice : null;
  const meant = instead === null ? practisesFor : environment;
  if (meant === undefined) return { draft, selection };
  const scopes = [{ label: meant.name, variables: meant.variables }];
  const resolved = resolveDraft(withoutUnsent(draft), { scopes, answers, draw: newDraw() });
  return {
    draft: resolved.draft,
    selection: instead === null ? selection : selectEnvironment(instead, selection.siteKey),
  };
}
