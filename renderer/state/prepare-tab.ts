import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
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
  const template = templateOf(state, draft);
  const form = template === null ? [] : formProblems(draft, template);
  const catalogue = withTemplates(state.catalogue, allTemplates(state));
  const problems = [...form, ...prepared.problems, ...catalogueProblems(draft, catalogue)];
  return {
    ...prepared,
    problems: errorsFirst(problems),
  };
}

/** How long ago a tab sent what it is about to send, in milliseconds; null when it did not, or not recently. */
export function repeatedAfter({ tabs }: WorkbenchState, tabId: string, { reading }: Prepared): number | null {
  const send = tabs.open.find(({ id }) => id === tabId)?.send;
  return send?.kind === 'done' && reading.ok ? repeatedAfterMs(send.exchange, reading.request, new Date()) : null;
}
