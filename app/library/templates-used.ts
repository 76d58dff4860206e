import type { Workspace } from './workspace.ts';

/** The ids of the templates whose forms some events use. */
export function templatesUsedIn({
  requests,
  storyboards,
}: Pick<Workspace, 'requests' | 'storyboards'>): ReadonlySet<string> {
  const steps = storyboards.flatMap((one) => one.steps.flatMap((step) => (step.kind === 'event' ? [step] : [])));
  return new Set(
    [...requests, ...steps].flatMap(({ draft: { templateId } }) => (templateId === null ? [] : [templateId])),
  );
}
