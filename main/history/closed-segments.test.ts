import { expect, it } from 'vitest';
import { sampleDraft } from '#app/event/sample.ts';
import { wholeHistory } from '#app/history/history-query.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { place } from '#main/testing/place.ts';
import { openClosedSegments } from './closed-segments.ts';
import { findRows } from './segment-index.ts';
import { createWordMatcher } from './string-pool.ts';

const of = (customerKey: string) => makeReceived(customerKey, 't', { draft: { ...sampleDraft, customerKey } });

it('the texts of an erased customer are released, and the others are still found', async () => {
  const at = place();
  const before = openClosedSegments(at.folder, at, () => {});
  await before.create(1, [of('ada@example.com')], () => {});
  await before.create(2, [of('bob@example.com')], () => {});
  const segments = openClosedSegments(at.folder, at, () => {});
  await segments.load([1, 2]);
  const first = await segments.read(1);
  if (first.kind === 'read') await segments.replace(first, []);
  await segments.dropTexts();
  expect([...segments.indexes.keys()]).toEqual([2]);
  for (const index of segments.indexes.values()) {
    expect(index.parts.all.join()).not.toContain('ada');
    expect(findRows(index, wholeHistory, [createWordMatcher('bob')])).toEqual([0]);
    expect(findRows(index, wholeHistory, [createWordMatcher('ada')])).toEqual([]);
  }
});
