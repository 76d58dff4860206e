import type { Environment } from '#app/environments/environment.ts';
import type { Draft } from '#app/event/draft.ts';
import { findTokens } from '#app/event/tokens.ts';
import { normalName, type Variable } from '#app/event/variables.ts';
import { readText } from '#app/text/json-path.ts';
import { decodePercent } from '#app/text/percent.ts';
import type { Workspace } from './workspace.ts';

/** The customers whom a library names. */
export type NamedCustomers = { readonly keys: readonly string[]; readonly tids: readonly string[] };

const keyName = /^(?:ck|customer[_-]?(?:key|id))$/i;
const keyMember = /"(?:ck|customer[_-]?(?:key|id))"\s*:\s*(?:"((?:[^"\\]|\\.){1,1000})"|(-?\d[\d.eE+-]{0,40}))/gi;

/** Every customer whom saved things name, also by a variable, in a URI, or in a body that cannot be read. */
export function customersIn(workspace: Workspace, environments: readonly Environment[]): NamedCustomers {
  const drafts = [
    ...workspace.requests.map(({ draft }) => draft),
    ...workspace.storyboards.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'event' ? [step.draft] : [])),
    ),
  ];
  const cast = workspace.storyboards.flatMap((storyboard) => storyboard.cast);
  const keyFields = [...drafts, ...cast].map(({ customerKey }) => customerKey);
  const tidFields = drafts.map(({ tid }) => tid);
  const variables = [...workspace.variables, ...environments.flatMap((environment) => environment.variables)];
  const noted = workspace.visitors.map(({ customerKey }) => customerKey);
  return {
    keys: somebody([...keyFields, ...noted, ...valuesOf(keyFields, variables), ...drafts.flatMap(keysWithin)]),
    tids: somebody([...tidFields, ...valuesOf(tidFields, variables), ...drafts.flatMap(tidsWithin)]),
  };
}

/** A text that names one customer; a variable does not. */
export function isSomebody(text: string): boolean {
  return text.trim() !== '' && !text.includes('{{');
}

/** The values of the variables in some fields. */
function valuesOf(fields: readonly string[], variables: readonly Variable[]): readonly string[] {
  const names = new Set(fields.flatMap((field) => findTokens(field).map(({ inner }) => inner)));
  return variables.filter(({ name }) => names.has(normalName(name))).map(({ value }) => value);
}

function keysWithin({ uri, parameters, properties, extra, unreadBody }: Draft): readonly string[] {
  const named = [...parameters, ...properties].filter(({ name }) => keyName.test(name)).map(({ value }) => value);
  const members = extra.filter(({ name }) => keyName.test(name)).map(({ json }) => readText(json) ?? json);
  const inBody = [...(unreadBody ?? '').matchAll(keyMember)].map(([, text, number = '']) =>
    text === undefined ? number : (readText(`"${text}"`) ?? text),
  );
  return [...named, ...members, ...inBody, ...parametersOf(uri, keyName)].map(decodePercent);
}

function tidsWithin({ uri, parameters }: Draft): readonly string[] {
  const isTid = /^tid$/i;
  return [...parameters.filter(({ name }) => isTid.test(name)).map(({ value }) => value), ...parametersOf(uri, isTid)];
}

function parametersOf(uri: string, isMeant: RegExp): readonly string[] {
  const found = [...uri.matchAll(/[?&]([^?&=#]*)=([^&#]*)/g)];
  return found.flatMap(([, name = '', value = '']) => (isMeant.test(name) ? [value] : []));
}

function somebody(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.trim()))].filter(isSomebody);
}
