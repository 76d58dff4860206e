import type { Environment } from '#app/environments/environment.ts';
import { type Draft, withoutUnsent } from '#app/event/draft.ts';
import { memberProblems } from '#app/event/member-problems.ts';
import type { Problem } from '#app/event/problems.ts';
import { type Resolution, resolveDraft } from '#app/event/resolve.ts';
import { answerTo, type Draw, type Scope, type Variable } from '#app/event/variables.ts';
import { buildRequest, type RequestReading } from './request.ts';
import { type Destination, errorsFirst, sendProblems } from './send-problems.ts';

/** What a send takes its values from, besides its environment. */
export type SendInputs = {
  readonly workspace: readonly Variable[];
  /** The row of data that is sent with, where there is one. */
  readonly row?: Scope;
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
  /** It has times, which are those of the moment when the request is made. */
  readonly hasTimes: boolean;
};

/**
 * Makes a draft ready to be sent there: values for variables, the exact request, and all its problems. The one
 * way to the preview, the send and each item of a run, so that they cannot differ.
 */
export function prepareSend(draft: Draft, to: Destination, inputs: SendInputs): Prepared {
  return finishPreparing(resolveFor(draft, to.environment, inputs), to, inputs);
}

/** The first half: values for variables. The draft may still be changed before the second half. */
export function resolveFor(draft: Draft, environment: Environment, inputs: SendInputs): Resolution {
  const { answers, draw, row, workspace } = inputs;
  const scopes = [...(row === undefined ? [] : [row]), ...scopesOf(environment, workspace)];
  const resolution = resolveDraft(withoutUnsent(draft), { scopes, answers, draw });
  const unsent = draft.sendAs === 'pixel' ? memberProblems(draft) : [];
  return unsent.length === 0 ? resolution : { ...resolution, problems: [...resolution.problems, ...unsent] };
}

/** The second half: the exact request, and all its problems. */
export function finishPreparing(
  resolution: Resolution,
  to: Destination,
  { answers }: Pick<SendInputs, 'answers'>,
): Prepared {
  // A TID may have come in since, that of an item's customer.
  const draft = withoutUnsent(resolution.draft);
  const reading = buildRequest(draft, to.environment, to.siteKey);
  return {
    draft,
    reading,
    problems: errorsFirst([...resolution.problems, ...sendProblems(draft, to, reading)]),
    hasTimes: resolution.hasTimes,
    unanswered: resolution.questions.filter((question) => answerTo(answers, question) === null),
  };
}

/** The scopes of a send made by hand, the narrowest first. */
export function scopesOf(environment: Environment, workspace: readonly Variable[]): readonly Scope[] {
  return [
    { label: `environment ${environment.name}`, variables: environment.variables },
    { label: 'all environments', variables: workspace },
  ];
}
