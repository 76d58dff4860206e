import { innerParameters } from '#app/customers/inner-parameters.ts';
import type { Environment } from '#app/environments/environment.ts';
import { isKeyName } from '#app/event/customer-key.ts';
import type { Draft, ExtraMember, Property, Row } from '#app/event/draft.ts';
import { findTokens } from '#app/event/tokens.ts';
import { normalName, type Variable } from '#app/event/variables.ts';
import type { Template, TemplateField } from '#app/templates/template.ts';
import { parseJsonPath, readText } from '#app/text/json-path.ts';
import { decodePercent } from '#app/text/percent.ts';
import type { Workspace } from './workspace.ts';

/** The customers whom a library names. */
export type NamedCustomers = { readonly keys: readonly string[]; readonly tids: readonly string[] };

const keyMember = /"(?:ck|customer[_-]?(?:key|id))"\s*:\s*(?:"((?:[^"\\]|\\.){1,1000})"|(-?\d[\d.eE+-]{0,40}))/gi;

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

function keysOfDraft(draft: Draft): readonly string[] {
  return [draft.customerKey, ...keysWithin(draft)];
}

/** A text that names one customer; a variable does not. */
export function isSomebody(text: string): boolean {
  return text.trim() !== '' && !text.includes('{{');
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

function keysWithin({ uri, parameters, properties, extra, unreadBody, expectations }: Draft): readonly string[] {
  const rows = [...parameters, ...properties].flatMap(keyOfRow);
  const inAddresses = [uri, ...parameters.map(asQuery)].flatMap((text) => parametersOf(text, isKeyName));
  const members = extra.flatMap(keysOfMember);
  const expected = expectations.flatMap((one) =>
    one.kind === 'json-path' && one.test !== 'matches' && isKeyName(parseJsonPath(one.path)?.at(-1) ?? '')
      ? [one.value]
      : [],
  );
  return [...rows, ...members, ...expected, ...keysInJson(unreadBody ?? ''), ...inAddresses].map(decodePercent);
}

/** What a template puts into an event, and what it offers. Its examples are only that. */
function keysOfTemplate({ uri, start, extra, fields }: Template): readonly string[] {
  return [
    ...[uri, `?${start?.query ?? ''}`].flatMap((text) => parametersOf(text, isKeyName)).map(decodePercent),
    ...(extra ?? []).flatMap(keysOfMember),
    ...fields.filter(asksForKey).flatMap(({ initial, choices }) => [initial, ...choices]),
  ];
}

function keyOfRow({ name, value, json = false }: Pick<Property, 'name' | 'value' | 'json'>): readonly string[] {
  return json ? keysOfMember({ name, json: value }) : isKeyName(name) ? [value] : [];
}

function keysOfMember({ name, json }: ExtraMember): readonly string[] {
  return isKeyName(name) ? [readText(json) ?? json] : keysInJson(json);
}

function keysInJson(json: string): readonly string[] {
  return [...json.matchAll(keyMember)].map(([, text, number = '']) =>
    text === undefined ? number : (readText(`"${text}"`) ?? text),
  );
}

function tidsWithin({ uri, parameters }: Draft): readonly string[] {
  const isTid = (name: string) => /^tid$/i.test(name);
  return [uri, ...parameters.map(asQuery)].flatMap((text) => parametersOf(text, isTid));
}

function asQuery({ name, value }: Row): string {
  return `?${name}=${value}`;
}

function parametersOf(uri: string, isMeant: (name: string) => boolean): readonly string[] {
  const found = [...uri.matchAll(/[?&]([^?&=#]*)=([^&#]*)/g)];
  return found.flatMap(([, name = '', value = '']) =>
    [{ name: decodePercent(name), value }, ...innerParameters(value)].flatMap((one) =>
      isMeant(one.name) ? [one.value] : [],
    ),
  );
}

function somebody(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()))].filter(isSomebody);
}
