import { expect, it } from 'vitest';
import type { Expectation } from '#app/event/expectation.ts';
import { noTiming } from '#app/exchange/exchange.ts';
import type { AnsweredOutcome } from '#app/exchange/outcome.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { resultOf } from './result.ts';

const status = (equals: number): Expectation => ({ kind: 'http-status', equals });
const code = (equals: number): Expectation => ({ kind: 'status-code', equals });

function answered(outcome: AnsweredOutcome, expectations: readonly Expectation[]) {
  const received = makeReceived('e', 't');
  if (received.result.kind !== 'answered') throw new Error('It is answered.');
  return { ...received, draft: { ...received.draft, expectations }, result: { ...received.result, outcome } };
}

it.each([
  ['a refusal that was expected', 'refused', [status(404)], [], 'answered'],
  ['a redirect that was expected', 'redirected', [status(302)], [], 'answered'],
  ['a refusal in the body that was expected', 'refused-in-the-body', [code(400)], [], 'answered'],
  [
    'a refusal in the body behind the HTTP status that was expected',
    'refused-in-the-body',
    [status(200)],
    [],
    'failed',
  ],
  [
    'a server error in the time that was expected',
    'server-error',
    [{ kind: 'answered-within', ms: 500 }],
    [],
    'failed',
  ],
  ['a refusal where nothing was expected', 'refused', [], [], 'failed'],
  ['an answer that is not as expected', 'received', [status(404)], ['HTTP status is 200, expected 404'], 'failed'],
  ['an answer as expected', 'received', [status(200)], [], 'answered'],
] as const)('%s counts as it should', (_, outcome, expectations, unmet, state) => {
  expect(resultOf({ item: 0, attempt: 1 }, answered(outcome, expectations), { unmet }).state).toBe(state);
});

it('without a whole answer no expectation is missed', () => {
  const one = answered('received', [status(404)]);
  const result = {
    kind: 'unanswered',
    outcome: 'cut-off',
    code: 'ECONNRESET',
    answer: one.result.answer,
    timing: noTiming,
  } as const;
  const made = resultOf({ item: 0, attempt: 1 }, { ...one, result }, { unmet: ['HTTP status is 200, expected 404'] });
  expect(made).toMatchObject({ state: 'unknown', unmet: [] });
});

it('without a whole answer its fate decides, whatever was expected', () => {
  const lost = { ...answered('received', [status(404)]), left: 'no' } as const;
  expect(resultOf({ item: 0, attempt: 1 }, lost, { unmet: [] }).state).toBe('failed');
});

it('an event that never left misses no expectation', () => {
  const one = answered('received', [status(200)]);
  const result = {
    kind: 'unanswered',
    outcome: 'not-reached',
    code: 'ECONNREFUSED',
    answer: null,
    timing: noTiming,
  } as const;
  const unmet = ['no response, expected: HTTP status is 200'];
  const made = resultOf({ item: 0, attempt: 1 }, { ...one, result, left: 'no' }, { unmet });
  expect(made).toMatchObject({ state: 'failed', unmet: [] });
});
