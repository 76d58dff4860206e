import {
  asQuery,
  keyOfRow,
  keysOfDraft,
  keysOfMember,
  parametersOf,
  somebody,
} from '#app/customers/named-customers.ts';
import type { Environment } from '#app/environments/environment.ts';
import { isKeyName } from '#app/event/customer-key.ts';
import type { Draft } from '#app/event/draft.ts';
import { findTokens } from '#app/event/tokens.ts';
import { normalName, type Variable } from '#app/event/variables.ts';
import type { Template, TemplateField } from '#app/templates/template.ts';
import { decodePercent } from '#app/text/percent.ts';
import type { Workspace } from './workspace.ts';

/** The customers whom a library names. */
export type NamedCustomers = { readonly keys: readonly string[]; readonly tids: readonly string[] };

/** Every customer whom saved things name, also by a variable, in a URI, or in a body that cannot be read. */
export function customersIn(workspace: Workspace, environments: readonly Environment[]): NamedCustomers {
  const drafts = [
    ...workspace.requests.map(({ draft }) => draft),
    ...workspace.storyboards.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'event' ? [step.draft] : [])),
    ),
  ];
  const people = [...workspace.storyboards.flatMap((storyboard) => storyboard.cast), ...workspace.visitors];
  const variables = variablesOf(workspace, environments);
  const keys = [
    ...drafts.flatMap(keysOfDraft),
    ...people.map(({ customerKey }) => customerKey),
    ...[...people.flatMap(({ properties }) => properties), ...variables].flatMap(keyOfRow),
    ...workspace.templates.flatMap(keysOfTemplate),
  ];
  const tids = drafts.flatMap((draft) => [draft.tid, ...tidsWithin(draft)]);
  return {
    keys: somebody([...keys, ...valuesOf(keys, variables)]),
    tids: somebody([...tids, ...valuesOf(tids, variables)]),
  };
}

/** The keys of the customers whom events name, themselves or by one of these variables. */
export function keysInDrafts(
  drafts: readonly Draft[],
  workspace: Pick<Workspace, 'variables'>,
  environments: readonly Environment[],
): readonly string[] {
  const keys = drafts.flatMap(keysOfDraft);
  return somebody([...keys, ...valuesOf(keys, variablesOf(workspace, environments))]);
}

function variablesOf(
  { variables }: Pick<Workspace, 'variables'>,
  environments: readonly Environment[],
): readonly Variable[] {
  return [...variables, ...environments.flatMap((environment) => environment.variables)];
}

/** Whether the answers to a field of a form are customer keys. */
export function asksForKey({ target }: Pick<TemplateField, 'target'>): boolean {
  return target.kind === 'customer-key' || isKeyName(target.name);
}

/** The values of the variables in some texts. */
function valuesOf(texts: readonly string[], variables: readonly Variable[]): readonly string[] {
  const names = new Set(texts.flatMap((text) => findTokens(text).map(({ inner }) => inner)));
  return variables.filter(({ name }) => names.has(normalName(name))).map(({ value }) => value);
}

/** What a template puts into an event, and what it offers. Its examples are only that. */
function keysOfTemplate({ uri, start, extra, fields }: Template): readonly string[] {
  return [
    ...[uri, `?${start?.query ?? ''}`].flatMap((text) => parametersOf(text, isKeyName)).map(decodePercent),
    ...(extra ?? []).flatMap(keysOfMember),
    ...fields.filter(asksForKey).flatMap(({ initial, choices }) => [initial, ...choices]),
  ];
}

function tidsWithin({ uri, parameters }: Draft): readonly string[] {
  const isTid = (name: string) => /^tid$/i.test(name);
  return [uri, ...parameters.map(asQuery)].flatMap((text) => parametersOf(text, isTid));
}
