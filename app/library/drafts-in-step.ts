import type { Draft } from '#app/event/draft.ts';
import { editUri, isInStep } from '#app/event/parameters.ts';
import type { WorkspaceFile } from './workspace-file.ts';

type WithDrafts = Pick<WorkspaceFile, 'requests' | 'storyboards'>;

/** The same file, with the table of each event as its URI says, and the names of those whose table said otherwise. */
export type DraftsInStep<F> = { readonly file: F; readonly changed: readonly string[] };

/**
 * Reads the parameters of each event from its URI, which is what is sent. A person or Git may have changed only one of the
 * two, and the next change of the table would write the old parameters back.
 */
export function draftsInStep<F extends WithDrafts>(file: F): DraftsInStep<F> {
  const changed: string[] = [];
  const inStep = (draft: Draft, name: string): Draft => {
    if (isInStep(draft)) return draft;
    changed.push(name);
    return editUri(draft, draft.uri);
  };
  const requests = file.requests.map((one) => ({ ...one, draft: inStep(one.draft, one.name) }));
  const storyboards = file.storyboards.map((one) => ({
    ...one,
    steps: one.steps.map((step) =>
      step.kind === 'event' ? { ...step, draft: inStep(step.draft, `${step.title} in ${one.title}`) } : step,
    ),
  }));
  return { file: { ...file, requests, storyboards }, changed };
}
