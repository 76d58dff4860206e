import type { Draft } from './draft.ts';
import { findJsonTokens } from './json-tokens.ts';
import { findTokens } from './tokens.ts';
import { normalName } from './variables.ts';

/** Every `{{…}}` of a draft, or of anything that has drafts in it, by the text between its braces, each once. */
export function tokensOf(value: object): ReadonlySet<string> {
  const found = new Set<string>();
  mapTexts(value, (text, isJson) => {
    for (const { inner } of isJson ? findJsonTokens(text) : findTokens(text)) found.add(inner);
    return text;
  });
  return found;
}

/** A draft whose `{{name}}` have new names, by their old ones. */
export function renameVariables(draft: Draft, names: ReadonlyMap<string, string>): Draft {
  const rename = (text: string, isJson: boolean) => (isJson ? renameInJson : renameTokens)(text, names);
  return names.size === 0 ? draft : mapTexts(draft, rename);
}

/** A text whose `{{name}}` have new names, by their old ones. */
export function renameTokens(text: string, names: ReadonlyMap<string, string>): string {
  return findTokens(text).reduceRight((changed, { from, to, inner }) => {
    const name = names.get(normalName(inner));
    return name === undefined ? changed : `${changed.slice(0, from)}{{${name}}}${changed.slice(to)}`;
  }, text);
}

/** The same for a JSON text, in whose strings a name has the escapes of JSON. */
function renameInJson(json: string, names: ReadonlyMap<string, string>): string {
  return findJsonTokens(json).reduceRight((changed, { from, to, inner, isBare }) => {
    const name = names.get(normalName(inner));
    if (name === undefined) return changed;
    const written = isBare ? name : JSON.stringify(name).slice(1, -1);
    return `${changed.slice(0, from)}{{${written}}}${changed.slice(to)}`;
  }, json);
}

type ChangeText = (text: string, isJson: boolean) => string;

/** A value of the same shape with each of its texts changed. Those of its JSON are the values of properties and members. */
function mapTexts<T>(value: T, change: ChangeText): T;
function mapTexts(value: unknown, change: ChangeText): unknown {
  if (typeof value === 'string') return change(value, false);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  const isProperty = 'json' in value && value.json === true;
  const mapMember = (name: string, inner: unknown) => {
    const isJson = name === 'json' || (isProperty && name === 'value');
    return isJson && typeof inner === 'string' ? change(inner, true) : mapTexts(inner, change);
  };
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapMember(name, inner)]));
}
