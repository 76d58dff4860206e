import type { Draft } from '#app/event/draft.ts';
import type { EventStep, Storyboard } from '#app/storyboards/storyboard.ts';
import { isKept } from './alive.ts';
import type { Workspace } from './workspace.ts';

/** The event step that has this id, wherever it is, with its storyboard; null when it is gone. */
export function findEventStep(
  { storyboards }: Workspace,
  stepId: string | undefined,
): { readonly storyboard: Storyboard; readonly step: EventStep } | null {
  for (const storyboard of storyboards)
    for (const step of storyboard.steps)
      if (step.id === stepId && step.kind === 'event' && isKept(storyboard)) return { storyboard, step };
  return null;
}

/** The workspace with another draft under a step, without its tid: each customer of a presentation gets their own tid. */
export function saveStepDraft(workspace: Workspace, stepId: string, draft: Draft): Workspace {
  const found = findEventStep(workspace, stepId);
  if (found === null) return workspace;
  const steps = found.storyboard.steps.map((step) =>
    step.id === stepId ? { ...found.step, draft: { ...draft, tid: '' } } : step,
  );
  const changed = { ...found.storyboard, steps };
  return {
    ...workspace,
    storyboards: workspace.storyboards.map((other) => (other === found.storyboard ? changed : other)),
  };
}

/** The workspace with one more storyboard, or with a changed one in its place. */
export function withStoryboard(workspace: Workspace, storyboard: Storyboard): Workspace {
  const isKnown = workspace.storyboards.some(({ id }) => id === storyboard.id);
  const storyboards = isKnown
    ? workspace.storyboards.map((other) => (other.id === storyboard.id ? storyboard : other))
    : [...workspace.storyboards, storyboard];
  return { ...workspace, storyboards };
}
