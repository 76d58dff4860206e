import { expect, it } from 'vitest';
import { blankDraft, type Draft } from '#app/event/draft.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { compareExchanges, formatComparison } from './compare.ts';

const row = (name: string, value: string, enabled = true) => ({ enabled, name, value });
const draft: Draft = { ...blankDraft, uri: 'a://b/c', properties: [row('level', 'high')], customerKey: 'ada' };
const first = makeReceived('a', 't-1', { draft });
const withDraft = (change: Partial<Draft>) => makeReceived('b', 't-2', { draft: { ...draft, ...change } });

it.each([
  ['a value', { properties: [row('level', 'low')] }, ['Property level', 'high', 'low', 'changed']],
  ['one more', { properties: [row('level', 'high'), row('x', '')] }, ['Property x', null, '', 'only in B']],
  ['one less', { properties: [] }, ['Property level', 'high', null, 'only in A']],
  ['one switched off', { properties: [row('level', 'high', false)] }, ['Property level', 'high', null, 'only in A']],
  [
    'a repeated name',
    { properties: [row('level', 'high'), row('level', 'x')] },
    ['Property level (2)', null, 'x', 'only in B'],
  ],
  ['the customer', { customerKey: 'bob' }, ['Customer key', 'ada', 'bob', 'changed']],
  ['the uri', { uri: 'a://b/d' }, ['URI', 'a://b/c', 'a://b/d', 'changed']],
] as const)('shows %s as the one difference', (_, change, [name, a, b, kind]) => {
  const { different, same } = compareExchanges(first, withDraft(change));
  expect(different).toEqual([{ name, a, b, change: kind }]);
  expect(same.length).toBeGreaterThan(4);
});

it('sets tid and times apart, wherever they stand', () => {
  const { different, apart } = compareExchanges(first, { ...withDraft({}), sentAt: '2026-02-01T00:00:00.000Z' });
  expect(different).toEqual([]);
  expect(apart.filter(({ change }) => change === 'changed').map(({ name }) => name)).toEqual(['Sent at', 'tid after']);
});

it('compares what came back, or that nothing did', () => {
  const { different } = compareExchanges(first, makeExchange('b', { draft }));
  expect(different.map(({ name, change }) => [name, change])).toEqual([
    ['Outcome', 'changed'],
    ['HTTP status', 'only in A'],
    ['Answer statusCode', 'only in A'],
  ]);
});

it('reads as text', () => {
  const text = formatComparison(compareExchanges(first, withDraft({ customerKey: 'bob' })));
  expect(text).toContain('Customer key (changed): ada | bob');
  expect(text).toContain('tid after (changed): t-1 | t-2');
});
