import { expect, it } from 'vitest';
import type { Expectation } from '#app/event/expectation.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import {
  type AnswerFacts,
  describeExpectation,
  expectationProblems,
  factsOf,
  unmetExpectations,
} from './expectations.ts';
import { readAnswer } from './outcome.ts';

const facts: AnswerFacts = {
  status: 200,
  statusCode: 200,
  tidSent: 't1',
  tid: 't1',
  totalMs: 499.6,
  body: '{"data": {"name": "Bob", "n": 12345678901234567890, "tags": ["a", 7, {"k": 1}], "none": null}}',
};

function at(path: string, test: 'equals' | 'contains' | 'matches', value: string): Expectation {
  return { kind: 'json-path', path, test, value };
}

it.each<[Expectation, Partial<AnswerFacts>, string]>([
  [{ kind: 'http-status', equals: 200 }, { status: 503 }, 'HTTP status is 503, expected 200'],
  [{ kind: 'status-code', equals: 200 }, { statusCode: 400 }, 'statusCode is 400, expected 200'],
  [{ kind: 'status-code', equals: 200 }, { statusCode: null }, 'statusCode is missing, expected 200'],
  [{ kind: 'tid', is: 'present' }, { tid: null }, 'TID is missing'],
  [{ kind: 'tid', is: 'unchanged' }, { tid: 't2' }, 'TID is t2, expected t1'],
  [{ kind: 'tid', is: 'unchanged' }, { tid: null }, 'TID is missing, expected the one that was sent'],
  [{ kind: 'tid', is: 'unchanged' }, { tidSent: '' }, 'no TID was sent to compare with'],
  [{ kind: 'tid', is: 'new' }, {}, 'TID is unchanged, expected a new one'],
  [{ kind: 'tid', is: 'new' }, { tidSent: 'T1' }, 'TID is unchanged, expected a new one'],
  [{ kind: 'tid', is: 'new' }, { tid: null }, 'TID is missing, expected a new one'],
  [{ kind: 'answered-within', ms: 500 }, { totalMs: 811.7 }, 'response after 812 ms, expected within 500 ms'],
  [at('$.data.name', 'equals', 'Ada'), {}, '$.data.name is “Bob”, expected “Ada”'],
  [
    at('$.data.n', 'equals', '12345678901234567891'),
    {},
    '$.data.n is 12345678901234567890, expected “12345678901234567891”',
  ],
  [at('$.data.none', 'equals', ''), {}, '$.data.none is null, expected “”'],
  [at('$.data.x', 'equals', '1'), {}, '$.data.x is missing, expected “1”'],
  [at('$.data.tags', 'contains', 'b'), {}, '$.data.tags is ["a",7,{"k":1}], expected it to contain “b”'],
  [at('$.data.name', 'matches', '^A'), {}, '$.data.name is “Bob”, expected it to match “^A”'],
  [at('$.data.name', 'matches', '('), {}, '“(” is not a valid regular expression'],
  [at('$..name', 'equals', 'Bob'), {}, '“$..name” is not a path to a single value'],
  [at('name', 'equals', 'x'), { body: '<html>' }, 'name is missing: the response is not JSON'],
  [
    at('name', 'equals', 'x'),
    { body: `{"${'x'.repeat(65_536)}` },
    'name is missing: the response is too long to check',
  ],
  [{ kind: 'tid', is: 'present' }, { status: null, tid: null }, 'no response, expected: TID is present'],
])('%j is reported when it is not met', (expectation, change, says) => {
  expect(unmetExpectations([expectation], { ...facts, ...change })).toEqual([says]);
});

it('says nothing of what is met', () => {
  const met: readonly Expectation[] = [
    { kind: 'http-status', equals: 200 },
    { kind: 'status-code', equals: 200 },
    { kind: 'tid', is: 'present' },
    { kind: 'tid', is: 'unchanged' },
    { kind: 'answered-within', ms: 500 },
    at('data.name', 'equals', 'Bob'),
    at('$.data.n', 'equals', '12345678901234567890'),
    at('$.data.tags[2]', 'equals', '{ "k": 1 }'),
    at('$.data.tags', 'contains', '7'),
    at('$.data.tags', 'contains', '{"k" : 1}'),
    at('$.data.n', 'equals', '1234567890123456789e1'),
    at('$.data.tags', 'contains', '7.0'),
    at('$.data', 'equals', '{"none":null,"tags":["a",7,{"k":1}],"n":12345678901234567890,"name":"Bob"}'),
    at('$.data.name', 'contains', 'o'),
    at('$.data.none', 'equals', 'null'),
    at('$.data.n', 'matches', '^\\d{20}$'),
  ];
  expect(unmetExpectations(met, facts)).toEqual([]);
  expect(unmetExpectations([{ kind: 'tid', is: 'new' }], { ...facts, tid: 't2' })).toEqual([]);
});

it.each(['\ufeff%', '%\u00a0', '\u00a0%\r\n'])(
  'reads a response as its outcome does, also with blanks around it: %j',
  (around) => {
    const body = around.replace('%', '{"statusCode":200,"tid":"t2"}');
    expect(readAnswer(200, body)).toMatchObject({ outcome: 'received', tid: 't2' });
    expect(unmetExpectations([at('$.tid', 'equals', 't2')], { ...facts, body })).toEqual([]);
  },
);

it('looks at an exchange as it came back', () => {
  expect(factsOf(makeReceived('1', 'tid-back'))).toEqual({
    status: 200,
    statusCode: 200,
    tidSent: makeExchange('1').draft.tid,
    tid: 'tid-back',
    totalMs: 12,
    body: '{"statusCode":200,"tid":"tid-back"}',
  });
  expect(factsOf(makeExchange('2'))).toMatchObject({ status: null, tid: null, body: null });
});

it('says what an expectation is', () => {
  const all: readonly Expectation[] = [
    { kind: 'http-status', equals: 200 },
    { kind: 'status-code', equals: 201 },
    { kind: 'tid', is: 'new' },
    { kind: 'answered-within', ms: 500 },
    at('$.a', 'equals', 'x'),
  ];
  expect(all.map(describeExpectation)).toEqual([
    'HTTP status is 200',
    'statusCode is 201',
    'TID is new',
    'response within 500 ms',
    '$.a is “x”',
  ]);
});

it('says what can never be right, and waits for variables', () => {
  expect(expectationProblems(at('$.a', 'matches', '('))).toEqual([
    { cell: 'value', says: '“(” is not a valid regular expression' },
  ]);
  expect(expectationProblems(at('', 'equals', ''))).toEqual([
    { cell: 'path', says: 'enter a path, for example $.data[0].name' },
  ]);
  expect(expectationProblems(at('$.*', 'equals', ''))).toEqual([
    { cell: 'path', says: '“$.*” is not a path to a single value, for example $.data[0].name' },
  ]);
  expect(expectationProblems(at('$.{{name}}', 'matches', '{{pattern}}('))).toEqual([]);
  expect(expectationProblems({ kind: 'http-status', equals: 200 })).toEqual([]);
});

it('takes a TID that comes back in another case for the one that was sent', () => {
  expect(unmetExpectations([{ kind: 'tid', is: 'unchanged' }], { ...facts, tidSent: 'T1' })).toEqual([]);
});
