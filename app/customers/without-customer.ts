import { type Environment, environmentSchema } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { looksLikeTid } from '#app/event/tid.ts';
import type { Variable } from '#app/event/variables.ts';
import { type SavedRequest, savedRequestSchema } from '#app/library/saved-request.ts';
import { blankWorkspace, type Workspace, workspaceSchema } from '#app/library/workspace.ts';
import { type Storyboard, storyboardSchema } from '#app/storyboards/storyboard.ts';
import { nameFromKey } from '#app/storyboards/storyboard-edit.ts';
import { type CustomerTrace, traceIdentities } from './customer-matcher.ts';
import { customersIn, isSomebody } from './customers-in.ts';

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
  const trace = traceOf(workspace, environments);
  const { requests, storyboards, variables } = workspace;
  const cleared = trace.clear(workspaceSchema, {
    ...workspace,
    requests: [],
    storyboards: [],
    variables: [],
    visitors: [],
  });
  return {
    ...cleared,
    requests: requests.map((request) => clearRequest(request, trace)),
    storyboards: storyboards.map((storyboard) => clearStoryboard(storyboard, trace)),
    variables: clearVariables(variables, trace),
    environments: shared.map((environment) => ({
      ...trace.clear(environmentSchema, { ...environment, variables: [] }),
      variables: clearVariables(environment.variables, trace),
    })),
  };
}

/**
 * A storyboard whose customer keys and tids are gone, wherever in it they stood. Its cast gets keys that are drawn at each
 * showing, so that it can be shown as it is.
 */
export function storyboardWithoutCustomers(storyboard: Storyboard): Storyboard {
  return clearStoryboard(storyboard, traceOf({ ...blankWorkspace, storyboards: [storyboard] }, []));
}

function traceOf(workspace: Workspace, environments: readonly Environment[]): CustomerTrace {
  const { keys, tids } = customersIn(workspace, environments);
  return traceIdentities([...keys.map((customerKey) => ({ customerKey, tids: [] })), { customerKey: '', tids }]);
}

function clearRequest(request: SavedRequest, trace: CustomerTrace): SavedRequest {
  const { draft, ...cleared } = trace.clear(savedRequestSchema, request);
  return { ...cleared, draft: withoutKeys(draft, request.draft) };
}

function clearStoryboard(storyboard: Storyboard, trace: CustomerTrace): Storyboard {
  const { cast, steps, ...cleared } = trace.clear(storyboardSchema, storyboard);
  return {
    ...cleared,
    cast: cast.map((member, index) => {
      const before = storyboard.cast[index];
      if (before === undefined || !isSomebody(before.customerKey)) return member;
      const isMadeOfKey = before.name === nameFromKey(before.customerKey) && before.customerKey.includes('@');
      const name = isMadeOfKey ? `Visitor ${index + 1}` : member.name;
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
  return `visitor${index + 1}.{{$randomInt}}@example.com`;
}

function withoutKeys(draft: Draft, before: Draft): Draft {
  const emptied = (text: string, was: string) => (isSomebody(was) ? '' : text);
  return {
    ...draft,
    customerKey: emptied(draft.customerKey, before.customerKey),
    tid: emptied(draft.tid, before.tid),
  };
}

const address = /\S@\S+\.\S/;

/** A variable that names a customer is left without a value: whoever gets it fills in their own. */
function clearVariables(variables: readonly Variable[], trace: CustomerTrace): readonly Variable[] {
  return variables.map((variable) => {
    const { value } = variable;
    const whole =
      trace.whose({ customerKey: value }) === 'own' || trace.whose({ customerKey: '', tid: value }) === 'own';
    if (whole || looksLikeTid(value) || address.test(value)) return { ...variable, value: '' };
    return { name: trace.clearText(variable.name, 'name'), value: trace.clearText(value, 'value', 'other') };
  });
}
