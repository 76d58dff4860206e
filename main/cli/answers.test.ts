import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { matchAnswers } from './answers.ts';

const asking = (...questions: readonly string[]) =>
  questions.map((question) => ({ ...blankDraft, uri: `web://a/{{?${question}}}` }));

it.each([
  [['Who?=Ada'], ['Who?'], { 'Who?': 'Ada' }],
  [['Who? = Ada=Bob'], ['Who?'], { 'Who?': ' Ada=Bob' }],
  [['a=b=1'], ['a=b'], { 'a=b': '1' }],
  [['a=b=1'], ['a', 'a=b'], { 'a=b': '1' }],
  [['a=b=1', 'a=2'], ['a', 'a=b'], { 'a=b': '1', a: '2' }],
  [['a=b=1'], ['a'], { a: 'b=1' }],
  [['a=b=1'], ['nothing like it'], { a: 'b=1' }],
  [['__proto__=1'], ['__proto__'], Object.fromEntries([['__proto__', '1']])],
])('%j with the questions %j', (texts, questions, answers) => {
  expect(matchAnswers(texts, asking(...questions))).toEqual({ ok: true, value: answers });
});

it('two answers to one question are refused', () => {
  expect(matchAnswers(['a=b=1', 'a=b=2'], asking('a=b'))).toMatchObject({
    ok: false,
    refusal: { code: 2, says: ['Choose only one --answer to “a=b”.'] },
  });
});
