import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDraw } from '#app/testing/any-draw.ts';
import { parseJsonPath } from '#app/text/json-path.ts';
import { formatBody } from './body.ts';
import { blankDraft, type Draft } from './draft.ts';
import { editUri, moveParameters } from './parameters.ts';
import { eventProblems } from './problems.ts';
import { resolveDraft } from './resolve.ts';
import type { Values, Variable } from './variables.ts';

const values = (variables: readonly Variable[], more: Partial<Values> = {}): Values => ({
  scopes: [{ label: 'environment UAT', variables }],
  answers: {},
  draw: anyDraw,
  ...more,
});
const property = (name: string, value: string, json = false) => ({ enabled: true, name, value, json });
const options = { bodyForm: 'array', customerKeyName: '' } as const;

/** A draft that has `{{x}}` in every place that takes it. */
const everywhere: Draft = {
  ...editUri(blankDraft, 'assist://a/{{x}}/c?{{x}}={{ x }}&k#{{x}}'),
  properties: [property('{{x}}', 'a {{x}} b'), property('j', '{"a":"<{{x}}>"}', true)],
  customerKey: '{{x}}',
  tid: '{{x}}',
  extra: [{ name: 'more {{x}}', json: '["{{x}}"]' }],
};

it('no value breaks the body, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const { draft, problems } = resolveDraft(everywhere, values([{ name: 'x', value }]));
      expect(problems).toEqual([]);
      const body = JSON.parse(formatBody(draft, draft.uri, options));
      expect(body.properties[0]).toEqual({ name: value, value: `a ${value} b` });
      expect(body.properties[1].value).toEqual({ a: `<${value}>` });
      if (value.trim() !== '') expect(body.ck).toBe(value);
      expect(body[`more ${value}`]).toEqual([value]);
    }),
  );
});

it.each(['a&b', 'a=b', 'a#b', 'a?b', 'a%41', '100%', 'a+b', 'ada@example.com', 'a b', 'Größe'])(
  'the value %s is encoded by one rule, wherever in the URI it stands',
  (value) => {
    const encoded = encodeURIComponent(value);
    const uriOf = (uri: string, on: 'event-uri' | 'request-url' = 'event-uri') =>
      resolveDraft(moveParameters(editUri(blankDraft, uri), on), values([{ name: 'x', value }])).draft;
    expect(uriOf('a://b/p/{{x}}?q={{x}}&{{x}}=1#{{x}}').uri).toBe(
      `a://b/p/${encoded}?q=${encoded}&${encoded}=1#${encoded}`,
    );
    expect(uriOf('a://b/{{x}}?q={{x}}', 'request-url')).toMatchObject({
      uri: `a://b/${encoded}`,
      parameters: [{ name: 'q', value: encoded }],
    });
  },
);

it('a value that says where the URI goes stays as it is', () => {
  const uriOf = (uri: string, value: string) =>
    resolveDraft(editUri(blankDraft, uri), values([{ name: 'x', value }])).draft.uri;
  expect(uriOf('{{x}}', 'https://a.example/b?c=d&e#f')).toBe('https://a.example/b?c=d&e#f');
  expect(uriOf('{{x}}/book', 'assist://salescloud:8080')).toBe('assist://salescloud:8080/book');
  expect(uriOf('assist://{{x}}/book', 'salescloud:8080')).toBe('assist://salescloud:8080/book');
  expect(uriOf('assist://a/{{x}}', 'testdrive/book')).toBe('assist://a/testdrive/book');
});

it('a value in the query stays one parameter', () => {
  const { draft } = resolveDraft(everywhere, values([{ name: 'x', value: 'a&b=c#d' }]));
  expect(draft.uri).toBe('assist://a/a%26b%3Dc%23d/c?a%26b%3Dc%23d=a%26b%3Dc%23d&k#a%26b%3Dc%23d');
  const moved = resolveDraft(
    moveParameters(editUri(blankDraft, 'a://b?q={{x}}'), 'request-url'),
    values([{ name: 'x', value: 'a&b' }]),
  );
  expect(moved.draft.parameters).toMatchObject([{ name: 'q', value: 'a%26b' }]);
});

it('a value that itself holds a variable is not read again', () => {
  const { draft } = resolveDraft({ ...blankDraft, customerKey: '{{a}}' }, values([{ name: 'a', value: '{{b}}' }]));
  expect(draft.customerKey).toBe('{{b}}');
  const named = { ...blankDraft, properties: [property('p', '{{a}}')] };
  const { problems } = resolveDraft(named, values([{ name: 'a', value: '{{b}}' }]));
  expect(problems).toEqual([]);
});

it('the value of a variable that a customer was erased from is sent nowhere', () => {
  const draft = { ...blankDraft, uri: 'a://b?who={{who}}', properties: [property('p', 'x{{who}}')] };
  const { problems } = resolveDraft(draft, values([{ name: 'who', value: '{{customer}} and Bob' }]));
  expect(problems).toMatchObject([{ level: 'error', says: expect.stringContaining('contains {{customer}}') }]);
});

it('an answer that a customer was erased from is sent nowhere', () => {
  const draft = { ...blankDraft, uri: 'a://b', customerKey: '{{?Who}}' };
  const problemsOf = (answer: string) => resolveDraft(draft, values([], { answers: { Who: answer } })).problems;
  expect(problemsOf('{{customer}}')).toMatchObject([{ level: 'error', says: expect.stringContaining('“Who”') }]);
  expect(problemsOf('{{town}}')).toEqual([]);
});

it.each(['customerKey', 'tid'] as const)('no value with a variable in it is sent as the %s', (field) => {
  const draft = { ...blankDraft, [field]: 'K-{{who}}' };
  const { problems } = resolveDraft(draft, values([{ name: 'who', value: '{{nobody}}' }]));
  expect(problems).toMatchObject([{ level: 'error', says: expect.stringContaining('with {{nobody}}') }]);
  expect(resolveDraft(draft, values([{ name: 'who', value: '{7}' }])).problems).toEqual([]);
  // A cell of a data file is a text.
  const row = { label: 'row 1', variables: [{ name: 'who', value: '{{customer}}' }], isRow: true } as const;
  expect(resolveDraft(draft, { ...values([]), scopes: [row] }).problems).toEqual([]);
});

it('the narrowest scope wins, and of two in one scope the last', () => {
  const scopes = [
    { label: 'narrow', variables: [{ name: 'a', value: '1' }] },
    {
      label: 'wide',
      variables: [
        { name: 'a', value: '2' },
        { name: 'b', value: '3' },
        { name: 'b', value: '4' },
      ],
    },
  ];
  const { draft } = resolveDraft({ ...blankDraft, customerKey: '{{a}}{{b}}' }, values([], { scopes }));
  expect(draft.customerKey).toBe('14');
});

describe('what is expected', () => {
  const expects = (path: string, test: 'equals' | 'matches', value: string): Draft => ({
    ...blankDraft,
    expectations: [{ kind: 'json-path', path, test, value }],
  });

  it('takes values too, which are no part of a path or of a pattern', () => {
    const known = values([
      { name: 'who', value: 'a+b"c' },
      { name: 'at', value: 'x' },
    ]);
    const resolved = (draft: Draft) => resolveDraft(draft, known).draft.expectations;
    expect(resolved(expects('$.{{at}}["{{who}}"]', 'equals', '{{who}}'))).toEqual([
      { kind: 'json-path', path: '$.x["a+b\\"c"]', test: 'equals', value: 'a+b"c' },
    ]);
    expect(resolved(expects('$.a', 'matches', '^{{who}}$'))).toEqual([
      { kind: 'json-path', path: '$.a', test: 'matches', value: '^a\\+b"c$' },
    ]);
  });

  it.each(["it's", 'a\\b', 'say "x"', "\\'"])('finds the member %j, in either quotes', (name) => {
    const known = values([{ name: 'name', value: name }]);
    for (const path of [`$['{{name}}']`, '$["{{name}}"]', `$["it's"]['{{name}}']`]) {
      const [found] = resolveDraft(expects(path, 'equals', ''), known).draft.expectations;
      expect(found?.kind === 'json-path' && parseJsonPath(found.path)?.at(-1)).toBe(name);
    }
  });

  it('leads to its cell when a name is not known', () => {
    const { problems } = resolveDraft(expects('$.a', 'equals', '{{who}}'), values([]));
    expect(problems).toMatchObject([{ level: 'error', field: { kind: 'expectation', index: 0, cell: 'value' } }]);
  });

  it('changes nothing of what is sent', () => {
    const draft = { ...blankDraft, customerKey: '{{$guid}}' };
    const expecting = { ...expects('$.a', 'equals', '{{$guid}}'), customerKey: '{{$guid}}' };
    expect(resolveDraft(expecting, values([])).draft.customerKey).toBe(
      resolveDraft(draft, values([])).draft.customerKey,
    );
  });
});

describe('what has no value', () => {
  it('is named once, with its field, and stays as typed', () => {
    const draft = { ...blankDraft, customerKey: '{{who}}', properties: [property('p', '{{who}} {{$nonsense}}')] };
    const resolved = resolveDraft(draft, values([]));
    expect(resolved.problems.map(({ says, level }) => [level, says])).toEqual([
      ['error', 'There is no variable {{who}}'],
      ['error', '{{$nonsense}} isn’t a dynamic value'],
    ]);
    expect(resolved.draft.customerKey).toBe('{{who}}');
  });

  it('is ignored in a row that is switched off', () => {
    const off = { ...property('p', '{{who}}'), enabled: false };
    expect(resolveDraft({ ...blankDraft, properties: [off] }, values([])).problems).toEqual([]);
  });

  it('is asked, when it is a question', () => {
    const draft = editUri(blankDraft, 'a://b?store={{?Which store & town?}}&n=1');
    expect(draft.parameters.map(({ name }) => name)).toEqual(['store', 'n']);
    expect(resolveDraft(draft, values([])).questions).toEqual(['Which store & town?']);
    const answered = resolveDraft(draft, values([], { answers: { 'Which store & town?': 'Leeds 7' } }));
    expect(answered.draft.uri).toBe('a://b?store=Leeds%207&n=1');
  });
});

describe('a token without quotes in a JSON value', () => {
  const json = (value: string) => ({ ...blankDraft, properties: [{ ...property('p', value), json: true }] });
  const resolve = (text: string, value: string) => {
    const { draft, problems } = resolveDraft(json(text), values([{ name: 'x', value }]));
    return { value: draft.properties[0]?.value, problems: problems.map(({ says }) => says) };
  };

  it.each(['12.50', 'true', 'null', '[1,2]', '"quoted"'])('gives the JSON value %s', (value) => {
    expect(resolve('{"a":{{x}}}', value)).toEqual({ value: `{"a":${value}}`, problems: [] });
  });

  it.each(['', 'Spring', '1, "b": 2'])('never lets %j into the body', (value) => {
    expect(resolve('{"a":{{x}}}', value)).toEqual({
      value: '{"a":{{x}}}',
      problems: [`The value of {{x}}, “${value}”, isn’t valid JSON`],
    });
    expect(eventProblems(resolveDraft(json('{{x}}'), values([])).draft, 'array').map(({ says }) => says)).not.toContain(
      'Property “p” isn’t valid JSON',
    );
  });

  it('is asked, when it is a question', () => {
    expect(resolveDraft(json('{{?How many?}}'), values([])).questions).toEqual(['How many?']);
  });
});

describe('dynamic values', () => {
  const drawn = (text: string, draw = anyDraw) =>
    resolveDraft({ ...blankDraft, customerKey: text }, values([], { draw })).draft.customerKey;

  it('are the same for the same draw, and others for another', () => {
    const all = '{{$guid}} {{$randomInt}} {{$randomFullName}} {{$randomEmail}} {{$randomCity}} {{$randomProduct}}';
    expect(drawn(all)).toBe(drawn(all));
    expect(drawn(all)).not.toBe(drawn(all, { ...anyDraw, seed: 'other' }));
    expect(drawn(all)).not.toContain('{{');
  });

  it('differ among each other', () => {
    const [first, second] = drawn('{{$guid}} {{$guid}}').split(' ');
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first).not.toBe(second);
  });

  it.each([
    ['{{$isoTimestamp}}', '2026-01-02T03:04:05.000Z'],
    ['{{$timestamp}}', '1767323045'],
    ['{{$now}}', '2026-01-02T03:04:05.000Z'],
    ['{{$now +2d}}', '2026-01-04T03:04:05.000Z'],
    ['{{$now -90m}}', '2026-01-02T01:34:05.000Z'],
    ['{{$now +1M}}', '2026-02-02T03:04:05.000Z'],
    ["{{$now +1y 'yyyy'}}", '2027'],
  ])('%s is %s', (text, value) => expect(drawn(text)).toBe(value));

  it('a month later is its last day where it is shorter', () => {
    expect(drawn("{{$now +1M 'MM-dd'}}", { ...anyDraw, at: '2026-01-31T12:00:00.000Z' })).toBe('02-28');
  });
});
