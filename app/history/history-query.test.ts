import { expect, it } from 'vitest';
import { noMarks, summarise } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { passesFilters, passesTimes, scopes, wholeHistory } from './history-query.ts';

const line = summarise(makeReceived('a', 'tid'));
const deletedAt = '2026-01-01T00:00:00.000Z';

it.each([
  ['a new one', line, ['all', 'not-checked']],
  ['one that never left', { ...line, left: 'no' as const }, ['all']],
  ['one that triggered', { ...line, marks: { ...noMarks, triggered: 'yes' as const } }, ['all', 'triggered']],
  ['one that did not', { ...line, marks: { ...noMarks, triggered: 'no' as const } }, ['all', 'not-triggered']],
  [
    'one that never left, judged by an older Tidings',
    { ...line, left: 'no' as const, marks: { ...noMarks, triggered: 'yes' as const } },
    ['all'],
  ],
  ['one with a note', { ...line, marks: { ...noMarks, note: 'x' } }, ['all', 'not-checked', 'noted']],
  ['a pinned one', { ...line, marks: { ...noMarks, pinned: true } }, ['all', 'not-checked', 'pinned']],
  ['a deleted one', { ...line, marks: { ...noMarks, note: 'x', pinned: true, deletedAt } }, ['trash']],
])('shows %s where it belongs', (_, shown, expected) => {
  expect(scopes.filter((scope) => passesFilters(shown, { ...wholeHistory, scope }))).toEqual(expected);
});

it('asks for a note beside a verdict', () => {
  const noted = { ...line, marks: { ...noMarks, triggered: 'no' as const, note: 'x' } };
  const query = { ...wholeHistory, scope: 'not-triggered' as const, hasNote: true };
  expect(passesFilters(noted, query)).toBe(true);
  expect(passesFilters({ ...noted, marks: { ...noted.marks, note: '' } }, query)).toBe(false);
  expect(passesFilters({ ...noted, marks: { ...noted.marks, triggered: 'yes' } }, query)).toBe(false);
});

it('takes the first moment that counts, and leaves out the first that no longer does', () => {
  const [from, until] = ['2026-11-28T00:00:00.000Z', '2026-11-29T00:00:00.000Z'];
  const at = Date.parse;
  const found = (query: Parameters<typeof passesTimes>[0]) =>
    [at(from) - 1, at(from), at(until) - 1, at(until), Number.NaN].map(passesTimes(query));
  expect(found({ from, until })).toEqual([false, true, true, false, true]);
  expect(found({ from, until: null })).toEqual([false, true, true, true, true]);
  expect(found({ from: null, until })).toEqual([true, true, true, false, true]);
  expect(found({ from: null, until: null })).toEqual([true, true, true, true, true]);
});
