import type { Draft, Property } from './draft.ts';
import { drawValue } from './dynamic-values.ts';
import { editUri } from './parameters.ts';
import type { Field, Problem } from './problems.ts';
import { findTokens } from './tokens.ts';
import { encodeCell, parametersToQuery, parseUri } from './uri.ts';
import { findVariable, readWanted, type Values } from './variables.ts';

/** A draft with its values in the place of its variables. */
export type Resolution = {
  readonly draft: Draft;
  /** What nobody knows: each blocks the send. */
  readonly problems: readonly Problem[];
  /** What the person has to be asked before the send, in the order of the fields. */
  readonly questions: readonly string[];
};

/** The value of a `{{…}}` where it stands; null while it has none. */
type Lookup = (inner: string, field: Field) => string | null;

/**
 * Puts values in the place of all `{{…}}` of a draft, in one pass: a value that itself holds `{{` is not read again. Each
 * value goes through the writing of its field (JSON escapes, percent-encoding), so it cannot break the body or the query.
 * Rows that are switched off are left alone.
 */
export function resolveDraft(draft: Draft, values: Values): Resolution {
  const problems = new Map<string, Problem>();
  const questions = new Set<string>();
  let ordinal = 0;

  const lookUp: Lookup = (inner, field) => {
    const wanted = readWanted(inner);
    switch (wanted.kind) {
      case 'question': {
        questions.add(wanted.question);
        return values.answers[wanted.question] ?? null;
      }
      case 'dynamic': {
        const value = drawValue(wanted.expression, values.draw, ordinal++);
        if (value === null) problems.set(inner, unknownDynamic(inner, field));
        return value;
      }
      case 'variable': {
        const found = findVariable(wanted.name, values.scopes);
        if (found === null) problems.set(inner, unknownVariable(inner, field));
        return found?.value ?? null;
      }
    }
  };

  const resolved = resolveUri(draft, lookUp);
  const property = (row: Property, index: number): Property => {
    if (!row.enabled) return row;
    const at = (cell: 'name' | 'value'): Field => ({ kind: 'property', index, cell });
    const value = row.json === true ? replaceInJson : replaceTokens;
    return {
      ...row,
      name: replaceTokens(row.name, at('name'), lookUp),
      value: value(row.value, at('value'), lookUp),
    };
  };
  return {
    draft: {
      ...resolved,
      customerKey: replaceTokens(draft.customerKey, { kind: 'customer-key' }, lookUp),
      tid: replaceTokens(draft.tid, { kind: 'tid' }, lookUp),
      properties: draft.properties.map(property),
      extra: draft.extra.map(({ name, json }) => ({ name, json: replaceInJson(json, { kind: 'body' }, lookUp) })),
    },
    problems: [...problems.values()],
    questions: [...questions],
  };
}

function resolveUri(draft: Draft, lookUp: Lookup): Draft {
  const field = { kind: 'uri' } as const;
  const cell = (text: string, index: number, kind: 'name' | 'value') =>
    replaceTokens(text, { kind: 'parameter', index, cell: kind }, lookUp, (value) => encodeCell(value, kind));
  const parameters = () =>
    draft.parameters.map((row, index) =>
      row.enabled ? { ...row, name: cell(row.name, index, 'name'), value: cell(row.value, index, 'value') } : row,
    );
  if (draft.parametersOn === 'request-url')
    return { ...draft, uri: replaceTokens(draft.uri, field, lookUp), parameters: parameters() };
  if (findTokens(draft.uri).length === 0) return draft;
  const { query, fragment } = parseUri(draft.uri);
  const cut = draft.uri.length - (fragment?.length ?? -1) - 1 - (query?.length ?? -1) - 1;
  const base = replaceTokens(draft.uri.slice(0, cut), field, lookUp);
  const written = query === null ? null : parametersToQuery(parameters());
  const tail = fragment === null ? '' : `#${replaceTokens(fragment, field, lookUp)}`;
  return editUri(draft, `${base}${written === null ? '' : `?${written}`}${tail}`);
}

function replaceTokens(
  text: string,
  field: Field,
  lookUp: Lookup,
  write: (value: string) => string = (value) => value,
): string {
  let from = 0;
  let replaced = '';
  for (const token of findTokens(text)) {
    const value = lookUp(token.inner, field);
    replaced += text.slice(from, token.from) + (value === null ? text.slice(token.from, token.to) : write(value));
    from = token.to;
  }
  return replaced + text.slice(from);
}

/** In a JSON text: inside its strings a value is escaped, outside them it stands as it is. */
function replaceInJson(json: string, field: Field, lookUp: Lookup): string {
  return json
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, index) =>
      replaceTokens(part, field, lookUp, (value) => (index % 2 === 1 ? JSON.stringify(value).slice(1, -1) : value)),
    )
    .join('');
}

function unknownVariable(name: string, field: Field): Problem {
  return {
    level: 'error',
    field,
    says: `Nothing is known as {{${name}}}`,
    why: 'Give it a value under Manage environments, “Variables”, or take it out.',
  };
}

function unknownDynamic(expression: string, field: Field): Problem {
  return {
    level: 'error',
    field,
    says: `There is no dynamic value {{${expression}}}`,
    why: 'Type {{$ in a field to see all of them.',
  };
}
