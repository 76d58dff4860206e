import { isSameTid } from '#app/event/customer-key.ts';
import type { Expectation } from '#app/event/expectation.ts';
import { findTokens } from '#app/event/tokens.ts';
import { isJson, jsonIn } from '#app/text/json.ts';
import { canonicalJson, jsonAt, jsonElements, parseJsonPath, readText } from '#app/text/json-path.ts';
import { readPattern } from '#app/text/safe-pattern.ts';
import { isSameJson } from '#app/text/same-json.ts';
import { answerOf, type Exchange, keptCharacters } from './exchange.ts';

/** What expectations look at. */
export type AnswerFacts = {
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly statusCode: number | null;
  readonly tidSent: string;
  /** The tid that came back. */
  readonly tid: string | null;
  readonly totalMs: number;
  readonly body: string | null;
};

/** What is wrong with an expectation, and the cell it is wrong in. */
export type ExpectationProblem = { readonly cell: 'path' | 'value'; readonly says: string };

type JsonExpectation = Extract<Expectation, { kind: 'json-path' }>;

/** What an exchange has to show for itself. */
export function factsOf(exchange: Exchange): AnswerFacts {
  const { result, draft } = exchange;
  const answer = answerOf(exchange);
  return {
    status: answer?.status ?? null,
    statusCode: result.kind === 'answered' ? result.statusCode : null,
    tidSent: draft.tid,
    tid: result.kind === 'answered' ? result.tid : null,
    totalMs: result.kind === 'under-way' ? 0 : result.timing.totalMs,
    body: answer?.body ?? null,
  };
}

/** The expectations that a complete response doesn't meet, each in words; null where there is no such response to check. */
export function unmetByResponse(exchange: Exchange): readonly string[] | null {
  return exchange.result.kind === 'answered' ? unmetExpectations(exchange.draft.expectations, factsOf(exchange)) : null;
}

/** The expectations that were not met, each in words: what is there, and what was expected. */
export function unmetExpectations(expectations: readonly Expectation[], facts: AnswerFacts): readonly string[] {
  return expectations.map((expectation) => unmet(expectation, facts)).filter((says) => says !== null);
}

/**
 * Whether the status that decides over an answer was expected: then a refusal or an error is no failure. What is expected of
 * its time or its members doesn't make it one.
 */
export function isStatusExpected({ draft, result }: Exchange): boolean {
  if (result.kind !== 'answered') return false;
  const deciding = result.outcome === 'refused-in-the-body' ? 'status-code' : 'http-status';
  return draft.expectations.some(({ kind }) => kind === deciding);
}

/** An expectation in words: `HTTP status is 200`. */
export function describeExpectation(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'http-status':
      return `HTTP status is ${expectation.equals}`;
    case 'status-code':
      return `statusCode is ${expectation.equals}`;
    case 'tid':
      return { present: 'TID is present', unchanged: 'TID is unchanged', new: 'TID is new' }[expectation.is];
    case 'answered-within':
      return `response within ${expectation.ms} ms`;
    case 'json-path': {
      const test = { equals: 'is', contains: 'contains', matches: 'matches' }[expectation.test];
      return `${expectation.path} ${test} “${expectation.value}”`;
    }
  }
}

/** Why an expectation can never be met, in words, and in which cell. Nothing while a variable could still make it right. */
export function expectationProblems(expectation: Expectation): readonly ExpectationProblem[] {
  if (expectation.kind !== 'json-path') return [];
  const { path, test, value } = expectation;
  const problems: ExpectationProblem[] = [];
  if (path.trim() === '') problems.push({ cell: 'path', says: 'enter a path, for example $.data[0].name' });
  else if (findTokens(path).length === 0 && parseJsonPath(path) === null)
    problems.push({ cell: 'path', says: `“${path}” is not a path to a single value, for example $.data[0].name` });
  if (test !== 'matches' || findTokens(value).length > 0) return problems;
  const pattern = readPattern(value);
  return pattern.ok ? problems : [...problems, { cell: 'value', says: `“${value}” ${pattern.says}` }];
}

/** How an expectation is not met; null when it is. */
function unmet(expectation: Expectation, facts: AnswerFacts): string | null {
  if (facts.status === null) return `no response, expected: ${describeExpectation(expectation)}`;
  switch (expectation.kind) {
    case 'http-status':
      return facts.status === expectation.equals
        ? null
        : `HTTP status is ${facts.status}, expected ${expectation.equals}`;
    case 'status-code':
      return facts.statusCode === expectation.equals
        ? null
        : `statusCode is ${facts.statusCode ?? 'missing'}, expected ${expectation.equals}`;
    case 'tid':
      return unmetTid(expectation.is, facts);
    case 'answered-within':
      return Math.round(facts.totalMs) <= expectation.ms
        ? null
        : `response after ${Math.round(facts.totalMs)} ms, expected within ${expectation.ms} ms`;
    case 'json-path':
      return unmetJson(expectation, facts.body ?? '');
  }
}

function unmetTid(is: 'present' | 'unchanged' | 'new', { tid, tidSent }: AnswerFacts): string | null {
  switch (is) {
    case 'present':
      return tid === null ? 'TID is missing' : null;
    case 'unchanged':
      if (tid !== null && isSameTid(tid, tidSent)) return null;
      if (tidSent === '') return 'no TID was sent to compare with';
      return tid === null ? 'TID is missing, expected the one that was sent' : `TID is ${tid}, expected ${tidSent}`;
    case 'new':
      if (tid === null) return 'TID is missing, expected a new one';
      return isSameTid(tid, tidSent) ? 'TID is unchanged, expected a new one' : null;
  }
}

function unmetJson({ path, test, value }: JsonExpectation, body: string): string | null {
  const steps = parseJsonPath(path);
  if (steps === null) return `“${path}” is not a path to a single value`;
  if (!isJson(jsonIn(body))) {
    const cut = body.length >= keptCharacters.answer ? 'too long to check' : 'not JSON';
    return `${path} is missing: the response is ${cut}`;
  }
  const json = jsonAt(body, steps);
  const expected = { equals: `“${value}”`, contains: `it to contain “${value}”`, matches: `it to match “${value}”` }[
    test
  ];
  if (json === undefined) return `${path} is missing, expected ${expected}`;
  const judged = judge(json, test, value);
  if (judged === true) return null;
  return judged === false ? `${path} is ${show(json)}, expected ${expected}` : `“${value}” ${judged}`;
}

/** Whether a JSON value passes a test; in words why the test is none. */
function judge(json: string, test: JsonExpectation['test'], value: string): boolean | string {
  switch (test) {
    case 'equals':
      return equals(json, value);
    case 'contains':
      return jsonElements(json)?.some((element) => equals(element, value)) ?? plain(json).includes(value);
    case 'matches': {
      const pattern = readPattern(value);
      return pattern.ok ? pattern.matches(plain(json)) : pattern.says;
    }
  }
}

function equals(json: string, value: string): boolean {
  const text = readText(json);
  return text === null ? isSameJson(json, value) : text === value;
}

/** The text of a string; any other value as it is written. */
function plain(json: string): string {
  return readText(json) ?? canonicalJson(json);
}

function show(json: string): string {
  const text = readText(json);
  const shown = text ?? canonicalJson(json);
  const short = shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
  return text === null ? short : `“${short}”`;
}
