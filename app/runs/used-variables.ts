import { type Draft, rowsInUse, withoutUnsent } from '#app/event/draft.ts';
import { tokensOf } from '#app/event/draft-texts.ts';
import { namesOf, normalName, readWanted, type Variable } from '#app/event/variables.ts';
import type { Mapping } from './mapping.ts';

/** The names of the variables that events are sent with, each once. A field that a column fills itself asks for nothing. */
export function usedVariables(drafts: readonly Draft[], mapping: Mapping = []): readonly string[] {
  const names = drafts.flatMap((draft) => [...tokensOf(usedParts(draft, mapping))]).flatMap(variableOf);
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

/** The parts of an event that are sent or compared, without the fields that a column fills. */
function usedParts(composed: Draft, mapping: Mapping) {
  const draft = withoutUnsent(composed);
  const isFilled = (kind: 'customer-key' | 'tid') => mapping.some(({ target }) => target.kind === kind);
  const filledProperties = new Set(mapping.flatMap(({ target }) => (target.kind === 'property' ? [target.name] : [])));
  return {
    uri: draft.uri,
    parameters: rowsInUse(draft.parameters),
    properties: rowsInUse(draft.properties).filter(({ name }) => !filledProperties.has(name)),
    extra: draft.extra,
    customerKey: isFilled('customer-key') ? '' : draft.customerKey,
    tid: isFilled('tid') ? '' : draft.tid,
    expectations: draft.expectations,
  };
}

function variableOf(inner: string): readonly string[] {
  const wanted = readWanted(inner);
  return wanted.kind === 'variable' ? [wanted.name] : [];
}
