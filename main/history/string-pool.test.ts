import { expect, it } from 'vitest';
import { createStringPool, createWordMatcher } from './string-pool.ts';

it('holds each part once, and finds those that contain a word', () => {
  const parts = createStringPool();
  expect(['ada@example.com', 'agent 7', 'ada@example.com'].map(parts.add)).toEqual([0, 1, 0]);
  const word = createWordMatcher('example');
  expect([...word(parts)]).toEqual([1, 0]);
  const others = createStringPool();
  others.add('example 1');
  expect([...word(others)]).toEqual([1]);
});

it('has the same text for others, until it is sealed', () => {
  const parts = createStringPool();
  parts.add('ada@example.com');
  expect([parts.same('ada@example.com'), parts.same('ada')]).toEqual(['ada@example.com', null]);
  parts.seal();
  expect(parts.same('ada@example.com')).toBeNull();
});

it('takes parts that come after it was sealed, and finds them', () => {
  const parts = createStringPool();
  parts.add('agent 7');
  parts.seal();
  const later = parts.add('agent 7');
  expect([...createWordMatcher('agent')(parts)][later]).toBe(1);
});
