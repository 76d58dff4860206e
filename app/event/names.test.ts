import { expect, it } from 'vitest';
import { blankDraft } from './draft.ts';
import { drawValue } from './dynamic-values.ts';
import { resolveDraft } from './resolve.ts';

const draw = { seed: 's', at: '2026-06-01T00:00:00.000Z' };

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('the question %s is asked', (question) => {
  const draft = { ...blankDraft, uri: `a://{{?${question}}}` };
  expect(resolveDraft(draft, { scopes: [], answers: {}, draw })).toMatchObject({ questions: [question], draft });
});

it('spaces around a variable’s name make no difference, and the last of two wins', () => {
  const variables = [
    { name: 'who', value: 'first' },
    { name: ' who ', value: 'last' },
  ];
  const scopes = [{ label: 'here', variables }];
  expect(resolveDraft({ ...blankDraft, uri: 'a://{{ who }}' }, { scopes, answers: {}, draw }).draft.uri).toBe(
    'a://last',
  );
});

it('an identifier is not drawn twice in 300,000', () => {
  const drawn = new Set<string>();
  for (let item = 0; item < 300_000; item += 1)
    drawn.add(drawValue('$guid', { ...draw, seed: `run|${item}` }, 0) ?? '');
  expect(drawn.size).toBe(300_000);
});

it('what a nested JSON value writes with escapes is the same variable, date and question as in a text', () => {
  const inText = '{{größe}} {{$today "yyyy"}} {{?Which "plan"?}}';
  const inJson = '"{{gr\\u00f6\\u00dfe}} {{$today \\"yyyy\\"}} {{?Which \\"plan\\"?}}"';
  const properties = [
    { enabled: true, name: 'flat', value: inText },
    { enabled: true, name: 'deep', value: `{"x":${inJson}}`, json: true },
  ];
  const scopes = [{ label: 'here', variables: [{ name: 'größe', value: 'XL' }] }];
  const answers = { 'Which "plan"?': 'gold' };
  const resolution = resolveDraft({ ...blankDraft, uri: 'a://b', properties }, { scopes, answers, draw });
  expect(resolution).toMatchObject({
    problems: [],
    questions: ['Which "plan"?'],
    draft: { properties: [{ value: 'XL 2026 gold' }, { value: '{"x":"XL 2026 gold"}' }] },
  });
});
