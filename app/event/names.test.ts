import { expect, it } from 'vitest';
import { blankDraft } from './draft.ts';
import { drawValue } from './dynamic-values.ts';
import { resolveDraft } from './resolve.ts';

const draw = { seed: 's', at: '2026-01-01T00:00:00.000Z' };

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
