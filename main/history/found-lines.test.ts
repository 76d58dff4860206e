import { expect, it } from 'vitest';
import { summarise } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { createLineCollector } from './found-lines.ts';
import { buildIndex } from './segment-index.ts';

it('has each line once, also where an event was added while the lines were collected', () => {
  const open = buildIndex([makeReceived('a', 't')]);
  const summaries = [...open.summaries];
  const lines = createLineCollector([{ ...open, summaries }, buildIndex([makeReceived('before', 't')])]);
  summaries.push(summarise(makeReceived('b', 't')));
  lines.addReversed(0, [0, 1]);
  lines.addReversed(1, [0]);
  const found = lines.finish('day');
  expect(found.length).toBe(3);
  expect(Array.from(found.summaries(), ({ id }) => id)).toEqual(['b', 'a', 'before']);
  expect(Array.from(found.summaries(1, 9), ({ id }) => id)).toEqual(['a', 'before']);
});
