import type { Environment } from '#app/environment/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import { resolveDraft } from '#app/event/resolve.ts';
import type { Draw, Scope, Variable } from '#app/event/variables.ts';
import { buildRequest, type RequestReading } from './request.ts';
import { sendProblems } from './send-problems.ts';

/** What a send draws its values from, besides its environment. */
export type Sources = {
  readonly workspace: readonly Variable[];
  readonly answers: Readonly<Record<string, string>>;
  readonly draw: Draw;
};

/** A draft as it would be sent now. */
export type Prepared = {
  /** With values in the place of its variables. */
  readonly draft: Draft;
  readonly reading: RequestReading;
  /** Errors first, then warnings. */
  readonly problems: readonly Problem[];
  /** What has to be asked before the send; it has no value yet. */
  readonly unanswered: readonly string[];
};

/**
 * Makes a draft ready to be sent there: values for variables, the exact request, and all that speaks against it. The one
 * way to both the preview and the send, so that they cannot differ.
 */
export function prepareSend(draft: Draft, environment: Environment, siteKey: string, sources: Sources): Prepared {
  const { answers, draw } = sources;
  const resolution = resolveDraft(draft, { scopes: scopesOf(environment, sources.workspace), answers, draw });
  return {
    draft: resolution.draft,
    reading: buildRequest(resolution.draft, environment, siteKey),
    problems: [...resolution.problems, ...sendProblems(resolution.draft, environment, siteKey)],
    unanswered: resolution.questions.filter((question) => answers[question] === undefined),
  };
}

/** The scopes of a send made by hand, the narrowest first. */
export function scopesOf(environment: Environment, workspace: readonly Variable[]): readonly Scope[] {
  return [
    { label: `environment ${environment.name}`, variables: environment.variables },
    { label: 'all environments', variables: workspace },
  ];
}
