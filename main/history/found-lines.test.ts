import { expect, it } from 'vitest';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { createLineCollector } from './found-lines.ts';
import { buildIndex } from './segment-index.ts';

it('has each line once, in the order of the list, with the ids of their places', () => {
  const lines = createLineCollector([
    buildIndex([makeReceived('a', 't'), makeReceived('b', 't')]),
    buildIndex([makeReceived('before', 't')]),
  ]);
  lines.addReversed(0, [0, 1]);
  lines.addReversed(1, [0]);
  const found = lines.finish('day');
  expect(found.length).toBe(3);
  expect(found.summaries(0, 9).map(({ id }) => id)).toEqual(['b', 'a', 'before']);
  expect(found.summaries(1, 2).map(({ id }) => id)).toEqual(['a']);
  expect(found.ids()).toEqual(['b', 'a', 'before']);
  expect(found.summaries(3, 9)).toEqual([]);
  expect(found.groups()).toMatchObject([{ count: 3, firstId: 'b', lastId: 'before' }]);
});
