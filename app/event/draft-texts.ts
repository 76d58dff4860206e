import type { Draft } from './draft.ts';
import { findTokens } from './tokens.ts';
import { normalName } from './variables.ts';

/** Every `{{…}}` of a draft, or of anything that has drafts in it, by the text between its braces, each once. */
export function tokensOf(value: object): ReadonlySet<string> {
  const found = new Set<string>();
  mapTexts(value, (text) => {
    for (const { inner } of findTokens(text)) found.add(inner);
    return text;
  });
  return found;
}

/** A draft whose `{{name}}` have new names, by their old ones. */
export function renameVariables(draft: Draft, names: ReadonlyMap<string, string>): Draft {
  return names.size === 0 ? draft : mapTexts(draft, (text) => renameTokens(text, names));
}

/** A text whose `{{name}}` have new names, by their old ones. */
export function renameTokens(text: string, names: ReadonlyMap<string, string>): string {
  return findTokens(text).reduceRight((changed, { from, to, inner }) => {
    const name = names.get(normalName(inner));
    return name === undefined ? changed : `${changed.slice(0, from)}{{${name}}}${changed.slice(to)}`;
  }, text);
}

/** A value of the same shape with each of its texts changed. */
function mapTexts<T>(value: T, change: (text: string) => string): T;
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, change)]));
}
