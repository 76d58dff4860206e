import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import { type Prepared, prepareSend } from '#app/exchange/prepare.ts';
import { repeatedAfterMs } from '#app/exchange/repeated-event.ts';
import { errorsFirst } from '#app/exchange/send-problems.ts';
import { isKept } from '#app/library/alive.ts';
import { catalogueProblems, withTemplates } from '#app/library/catalogue.ts';
import { builtInTemplates } from '#app/templates/built-in/built-in.ts';
import { formProblems } from '#app/templates/form.ts';
import type { Template } from '#app/templates/template.ts';
import type { SendRequest } from './send-request.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** Every template that a person can use: those that come with Tidings, then their own. */
export function allTemplates({ workspace }: WorkbenchState): readonly Template[] {
  return [...builtInTemplates, ...workspace.templates.filter(isKept)];
}

/** The template whose form shows a draft; null when it has none, or a deleted one. */
export function templateOf(state: WorkbenchState, { templateId }: Draft): Template | null {
  return templateId === null ? null : (allTemplates(state).find(({ id }) => id === templateId) ?? null);
}

/**
 * What would be sent, and all that speaks against it: the event's own problems, its form's, and names that look wrong.
 * @param at the moment of its times, ISO 8601: it is sent with those of the moment of sending
 */
export function prepareSendRequest(
  state: WorkbenchState,
  { draft, selection, draw, answers }: Omit<SendRequest, 'tabId'>,
  environment: Environment,
  at = new Date().toISOString(),
): Prepared {
  const sources = { workspace: state.workspace.variables, answers, draw: { ...draw, at } };
  const prepared = prepareSend(draft, { environment, siteKey: selection.siteKey }, sources);
  const problems = [...formProblemsOf(state, draft), ...prepared.problems, ...catalogueProblemsOf(state, draft)];
  return {
    ...prepared,
    problems: errorsFirst(problems),
  };
}

/** What a form and the catalogue say of an event that is sent without its form, as in a show or a run: nothing there blocks it. */
export function adviceOn(state: WorkbenchState, draft: Draft): readonly Problem[] {
  return [...formProblemsOf(state, draft), ...catalogueProblemsOf(state, draft)].map((problem) => ({
    ...problem,
    level: 'warning',
  }));
}

function formProblemsOf(state: WorkbenchState, draft: Draft): readonly Problem[] {
  const template = templateOf(state, draft);
  return template === null ? [] : formProblems(draft, template);
}

function catalogueProblemsOf(state: WorkbenchState, draft: Draft): readonly Problem[] {
  return catalogueProblems(draft, withTemplates(state.catalogue, allTemplates(state)));
}

/** How long ago a tab sent what it is about to send, in milliseconds; null when it did not, or not recently. */
export function repeatedAfter({ tabs }: WorkbenchState, tabId: string, { reading }: Prepared): number | null {
  const send = tabs.open.find(({ id }) => id === tabId)?.send;
  return send?.kind === 'done' && reading.ok ? repeatedAfterMs(send.exchange, reading.request, new Date()) : null;
}
