import { type Draft, rowsInUse, withoutUnsent } from '#app/event/draft.ts';
import { findTokens } from '#app/event/tokens.ts';
import { namesOf, normalName, readWanted, type Variable } from '#app/event/variables.ts';
import type { Mapping } from './mapping.ts';

/** The names of the variables that events are sent with, each once. A field that a column fills itself asks for nothing. */
export function usedVariables(drafts: readonly Draft[], mapping: Mapping = []): readonly string[] {
  const names = drafts.flatMap((draft) => textsOf(draft, mapping)).flatMap(variablesIn);
  return [...new Set(names)];
}

/** Those of them that have no value anywhere: no column is mapped to them, and no scope knows them. */
export function missingVariables(
  drafts: readonly Draft[],
  mapping: Mapping,
  known: readonly Variable[],
): readonly string[] {
  const given = new Set([
    ...namesOf(known),
    ...mapping.flatMap(({ target }) => (target.kind === 'variable' ? [normalName(target.name)] : [])),
  ]);
  return usedVariables(drafts, mapping).filter((name) => !given.has(name));
}

function textsOf(composed: Draft, mapping: Mapping): readonly string[] {
  const draft = withoutUnsent(composed);
  const isFilled = (kind: 'customer-key' | 'tid') => mapping.some(({ target }) => target.kind === kind);
  const filledProperties = new Set(mapping.flatMap(({ target }) => (target.kind === 'property' ? [target.name] : [])));
  return [
    draft.uri,
    ...rowsInUse(draft.parameters).flatMap(({ name, value }) => [name, value]),
    ...rowsInUse(draft.properties)
      .filter(({ name }) => !filledProperties.has(name))
      .flatMap(({ name, value }) => [name, value]),
    ...draft.extra.flatMap(({ name, json }) => [name, json]),
    ...(isFilled('customer-key') ? [] : [draft.customerKey]),
    ...(isFilled('tid') ? [] : [draft.tid]),
    ...draft.expectations.flatMap((one) => (one.kind === 'json-path' ? [one.path, one.value] : [])),
  ];
}

function variablesIn(text: string): readonly string[] {
  return findTokens(text).flatMap(({ inner }) => {
    const wanted = readWanted(inner);
    return wanted.kind === 'variable' ? [wanted.name] : [];
  });
}
