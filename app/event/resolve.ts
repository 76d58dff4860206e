import { escapePattern } from '#app/text/escape-pattern.ts';
import { isJson } from '#app/text/json.ts';
import type { Draft, Property } from './draft.ts';
import { drawValue, isTime } from './dynamic-values.ts';
import type { Expectation } from './expectation.ts';
import { findJsonTokens } from './json-tokens.ts';
import { editUri } from './parameters.ts';
import type { Field, Problem } from './problems.ts';
import { noJson, problemOfAnswer, problemOfValue, unknownDynamic, unknownVariable } from './resolve-problems.ts';
import { findTokens, maskTokens, type Token } from './tokens.ts';
import { authorityLength, encodeValue, parametersToQuery, parseUri } from './uri.ts';
import { answerTo, findVariable, readWanted, type Values } from './variables.ts';

/** A draft with its values in the place of its variables. */
export type Resolution = {
  readonly draft: Draft;
  /** Variables without a value: each blocks the send. */
  readonly problems: readonly Problem[];
  /** What the person has to be asked before the send, in the order of the fields. */
  readonly questions: readonly string[];
  /** Some of it is a time: made a moment later, it would be another one. */
  readonly hasTimes: boolean;
  /** Some of it is a dynamic value, which differs from send to send on purpose. */
  readonly hasDrawn: boolean;
};

/** The value of a `{{…}}`; null while it has none. */
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
  let hasTimes = false;
  let hasDrawn = false;

  const lookUp: Lookup = (inner, field) => {
    const wanted = readWanted(inner);
    switch (wanted.kind) {
      case 'question': {
        questions.add(wanted.question);
        const answer = answerTo(values.answers, wanted.question);
        const problem = answer === null ? null : problemOfAnswer(wanted.question, answer, field);
        if (problem !== null) problems.set(inner, problem);
        return answer;
      }
      case 'dynamic': {
        const value = drawValue(wanted.expression, values.draw, ordinal++);
        hasTimes ||= isTime(wanted.expression);
        if (value === null) problems.set(inner, unknownDynamic(inner, field));
        else hasDrawn = true;
        return value;
      }
      case 'variable': {
        const found = findVariable(wanted.name, values.scopes);
        const problem = found === null ? unknownVariable(inner, field) : problemOfValue(inner, found, field);
        if (problem !== null) problems.set(inner, problem);
        return found?.value ?? null;
      }
    }
  };

  const inJson = (json: string, field: Field) =>
    replaceInJson(json, field, { lookUp, onNoJson: (problem) => problems.set(problem.says, problem) });
  const resolved = resolveUri(draft, lookUp);
  return {
    draft: {
      ...resolved,
      customerKey: replaceTokens(draft.customerKey, { kind: 'customer-key' }, { lookUp }),
      tid: replaceTokens(draft.tid, { kind: 'tid' }, { lookUp }),
      properties: draft.properties.map((row, index) => resolveProperty(row, index, { lookUp, inJson })),
      extra: draft.extra.map(({ name, json }) => ({
        name: replaceTokens(name, { kind: 'body' }, { lookUp }),
        json: inJson(json, { kind: 'body' }),
      })),
      // The last to be drawn: what is expected changes nothing of what is sent.
      expectations: draft.expectations.map((expectation, index) => resolveExpectation(expectation, index, lookUp)),
    },
    problems: [...problems.values()],
    questions: [...questions],
    hasTimes,
    hasDrawn,
  };
}

type PropertyWriting = { readonly lookUp: Lookup; readonly inJson: (json: string, field: Field) => string };

function resolveProperty(row: Property, index: number, { lookUp, inJson }: PropertyWriting): Property {
  if (!row.enabled) return row;
  const at = (cell: 'name' | 'value'): Field => ({ kind: 'property', index, cell });
  const name = replaceTokens(row.name, at('name'), { lookUp });
  const value = row.json === true ? inJson(row.value, at('value')) : replaceTokens(row.value, at('value'), { lookUp });
  return { ...row, name, value };
}

function resolveUri(draft: Draft, lookUp: Lookup): Draft {
  const field = { kind: 'uri' } as const;
  const cell = (text: string, index: number, kind: 'name' | 'value') =>
    replaceTokens(
      text,
      { kind: 'parameter', index, cell: kind },
      { lookUp, write: (value) => encodeValue(value, 'query') },
    );
  const authority = authorityLength(draft.uri);
  const inUri = (text: string) =>
    replaceTokens(text, field, {
      lookUp,
      write: (value, at) => {
        const part = partAt(draft.uri, at, authority);
        return part === null ? value : encodeValue(value, part);
      },
    });
  const parameters = () =>
    draft.parameters.map((row, index) =>
      row.enabled ? { ...row, name: cell(row.name, index, 'name'), value: cell(row.value, index, 'value') } : row,
    );
  if (draft.parametersOn === 'request-url') return { ...draft, uri: inUri(draft.uri), parameters: parameters() };
  if (findTokens(draft.uri).length === 0) return draft;
  const { query, fragment } = parseUri(draft.uri);
  const cut = draft.uri.length - (fragment?.length ?? -1) - 1 - (query?.length ?? -1) - 1;
  const base = inUri(draft.uri.slice(0, cut));
  const written = query === null ? null : parametersToQuery(parameters());
  const tail =
    fragment === null
      ? ''
      : `#${replaceTokens(fragment, field, { lookUp, write: (value) => encodeValue(value, 'fragment') })}`;
  return editUri(draft, `${base}${written === null ? '' : `?${written}`}${tail}`);
}

/** Which part of a URI a place is in; null in its scheme and host. */
function partAt(uri: string, at: number, authority: number): 'path' | 'query' | 'fragment' | null {
  if (at < authority) return null;
  const { query, fragment } = parseUri(uri);
  const fragmentAt = fragment === null ? uri.length : uri.length - fragment.length - 1;
  const queryAt = query === null ? fragmentAt : fragmentAt - query.length - 1;
  if (at > fragmentAt) return 'fragment';
  return at > queryAt ? 'query' : 'path';
}

/** In a regular expression a value means its own characters: the `.` of a domain is no wildcard. */
function resolveExpectation(expectation: Expectation, index: number, lookUp: Lookup): Expectation {
  if (expectation.kind !== 'json-path') return expectation;
  const { path, value, test } = expectation;
  const at = (cell: 'path' | 'value'): Field => ({ kind: 'expectation', index, cell });
  const write = (text: string) => (test === 'matches' ? escapePattern(text) : text);
  return {
    ...expectation,
    path: replaceInPath(path, at('path'), lookUp),
    value: replaceTokens(value, at('value'), { lookUp, write }),
  };
}

/** The text with its tokens replaced. `write` says how a value is written there. */
function replaceTokens(text: string, field: Field, { lookUp, write = (value) => value }: Writing): string {
  return replaceEach(text, findTokens(text), ({ inner, from }) => {
    const value = lookUp(inner, field);
    return value === null ? null : write(value, from);
  });
}

type Writing = { readonly lookUp: Lookup; readonly write?: (value: string, at: number) => string };

/** In a path into JSON: inside its quoted names a value is escaped, outside them it stays as it is. */
function replaceInPath(path: string, field: Field, lookUp: Lookup): string {
  return replaceEach(path, findTokens(path), ({ inner, from }) => {
    const value = lookUp(inner, field);
    const quote = quoteAround(path, from);
    if (value === null || quote === null) return value;
    const escaped = JSON.stringify(value).slice(1, -1);
    return quote === '"' ? escaped : escaped.replaceAll("'", "\\'");
  });
}

/** The quotes of the name in a path that a place is inside of; null outside of names. */
function quoteAround(path: string, at: number): string | null {
  const text = maskTokens(path);
  let open: string | null = null;
  for (let index = 0; index < at; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (open === null) open = character === '"' || character === "'" ? character : null;
    else if (character === open) open = null;
  }
  return open;
}

/** In a JSON text: inside its strings a value is escaped, outside them it has to be a JSON value itself. */
function replaceInJson(
  json: string,
  field: Field,
  { lookUp, onNoJson }: { readonly lookUp: Lookup; readonly onNoJson: (problem: Problem) => void },
): string {
  return replaceEach(json, findJsonTokens(json), ({ inner, isBare }) => {
    const value = lookUp(inner, field);
    if (value === null) return null;
    if (!isBare) return JSON.stringify(value).slice(1, -1);
    if (isJson(value)) return value;
    onNoJson(noJson(inner, value, field));
    return null;
  });
}

/** The text with each of its tokens replaced; one without a value stays. */
function replaceEach<T extends Token>(text: string, tokens: readonly T[], write: (token: T) => string | null): string {
  let from = 0;
  let replaced = '';
  for (const token of tokens) {
    replaced += text.slice(from, token.from) + (write(token) ?? text.slice(token.from, token.to));
    from = token.to;
  }
  return replaced + text.slice(from);
}
