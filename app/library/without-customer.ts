import { type CustomerMatcher, matchIdentities } from '#app/customers/customer-matcher.ts';
import { isSomebody } from '#app/customers/named-customers.ts';
import { type Environment, environmentSchema } from '#app/environments/environment.ts';
import { addressesIn } from '#app/event/addresses.ts';
import type { Draft } from '#app/event/draft.ts';
import { looksLikeTid } from '#app/event/tid.ts';
import type { Variable } from '#app/event/variables.ts';
import { type Storyboard, storyboardSchema } from '#app/storyboards/storyboard.ts';
import { isMadeOfKey } from '#app/storyboards/storyboard-edit.ts';
import { type Template, type TemplateField, templateSchema } from '#app/templates/template.ts';
import { decodePercent } from '#app/text/percent.ts';
import { asksForKey, customersIn } from './customers-in.ts';
import { type SavedRequest, savedRequestSchema } from './saved-request.ts';
import { blankWorkspace, type Workspace, workspaceSchema } from './workspace.ts';

/**
 * A library to share without any customer: their keys and TIDs are gone from every text that can hold one.
 * @param environments all that there are: their variables may say who is meant
 * @param shared those that go along
 */
export function libraryWithoutCustomers(
  workspace: Workspace,
  environments: readonly Environment[],
  shared: readonly Environment[],
): Workspace & { readonly environments: readonly Environment[] } {
  const matcher = matcherOf(workspace, environments);
  const { requests, templates, storyboards, variables } = workspace;
  const cleared = matcher.clear(workspaceSchema, {
    ...workspace,
    requests: [],
    templates: [],
    storyboards: [],
    variables: [],
    visitors: [],
  });
  return {
    ...cleared,
    requests: requests.map((request) => clearRequest(request, matcher)),
    templates: templates.map((template) => clearTemplate(template, matcher)),
    storyboards: storyboards.map((storyboard) => clearStoryboard(storyboard, matcher)),
    variables: clearVariables(variables, matcher),
    environments: shared.map((environment) => ({
      ...matcher.clear(environmentSchema, { ...environment, variables: [] }),
      variables: clearVariables(environment.variables, matcher),
    })),
  };
}

/**
 * A storyboard whose customer keys and tids are gone, wherever in it they stood. Its cast gets keys that are drawn at each
 * presentation, so that it can be shown as it is.
 */
export function storyboardWithoutCustomers(storyboard: Storyboard): Storyboard {
  return clearStoryboard(storyboard, matcherOf({ ...blankWorkspace, storyboards: [storyboard] }, []));
}

function matcherOf(workspace: Workspace, environments: readonly Environment[]): CustomerMatcher {
  const { keys, tids } = customersIn(workspace, environments);
  return matchIdentities([...keys.map((customerKey) => ({ customerKey, tids: [] })), { customerKey: '', tids }]);
}

function clearRequest(request: SavedRequest, matcher: CustomerMatcher): SavedRequest {
  const { draft, ...cleared } = matcher.clear(savedRequestSchema, request);
  return { ...cleared, draft: withoutKeys(draft, request.draft) };
}

function clearTemplate(template: Template, matcher: CustomerMatcher): Template {
  const cleared = matcher.clear(templateSchema, template);
  return { ...cleared, fields: cleared.fields.map((field, index) => withoutOffers(field, template.fields[index])) };
}

/** A field for a customer key offers none of those that it did. One with nothing left to choose is to be filled in. */
function withoutOffers(field: TemplateField, before = field): TemplateField {
  if (!asksForKey(before)) return field;
  const choices = before.choices.filter((choice) => !isSomebody(choice));
  const type = field.type === 'choice' && choices.length === 0 ? 'text' : field.type;
  return { ...field, type, choices, initial: isSomebody(before.initial) ? '' : field.initial };
}

function clearStoryboard(storyboard: Storyboard, matcher: CustomerMatcher): Storyboard {
  const { cast, steps, ...cleared } = matcher.clear(storyboardSchema, storyboard);
  return {
    ...cleared,
    cast: cast.map((member, index) => {
      const before = storyboard.cast[index];
      if (before === undefined || !isSomebody(before.customerKey)) return member;
      const name = isMadeOfKey(before) ? `Customer ${index + 1}` : member.name;
      return { ...member, name, customerKey: drawnKeyFor(index) };
    }),
    steps: steps.map((step, index) => {
      const before = storyboard.steps[index];
      if (step.kind !== 'event' || before?.kind !== 'event') return step;
      return { ...step, draft: withoutKeys(step.draft, before.draft) };
    }),
  };
}

/** A key that says nothing of whom it took the place of. */
function drawnKeyFor(index: number): string {
  return `customer${index + 1}.{{$randomInt}}@example.com`;
}

function withoutKeys(draft: Draft, before: Draft): Draft {
  const emptied = (text: string, was: string) => (isSomebody(was) ? '' : text);
  return {
    ...draft,
    customerKey: emptied(draft.customerKey, before.customerKey),
    tid: emptied(draft.tid, before.tid),
  };
}

const plainAddress = /[^\s@]@[^\s@]+\.[^\s@]/;

/** Whether a text has an address in it, however its @ is written. */
function hasAddress(text: string): boolean {
  return plainAddress.test(text) || addressesIn(decodePercent(text)).length > 0;
}

/** A variable that names a customer gets an empty value; the recipient fills in their own. */
function clearVariables(variables: readonly Variable[], matcher: CustomerMatcher): readonly Variable[] {
  return variables.map((variable) => {
    const { value } = variable;
    const whole =
      matcher.whose({ customerKey: value }) === 'own' || matcher.whose({ customerKey: '', tid: value }) === 'own';
    if (whole || looksLikeTid(value) || hasAddress(value)) return { ...variable, value: '' };
    return { name: matcher.clearText(variable.name, 'name'), value: matcher.clearText(value, 'value', 'other') };
  });
}
