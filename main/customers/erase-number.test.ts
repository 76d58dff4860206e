import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { openHistory } from '#main/history/history.ts';
import { draftOf, livedWith } from '#main/testing/erasure-place.ts';
import { settled } from '#main/testing/history.ts';

const sentAt = '2026-01-02T10:17:42.000Z';
const draft = draftOf('bob@example.com');
const events = Array.from({ length: 405 }, (_, number) => makeReceived(`b${number}`, 't', { sentAt, draft }));

it('a customer key that is the moment of other events, or of a file, is erased, and no file is said to have it', async () => {
  const customerKey = `${Date.parse(sentAt)}`;
  const { at, history, handlers } = await livedWith(customerKey);
  for (const event of events) history.begin(event);
  await settled(history);
  // One in which the customer has no event, so that the erasure leaves it as it is.
  const segment = join(at.folder, 'history', 'segment-000002');
  utimesSync(`${segment}.json`, new Date(sentAt), new Date(sentAt));
  // It makes the index again, because the file's time has changed.
  const again = await openHistory(at);
  await again.ready();
  again.close();
  expect(existsSync(`${segment}.index`)).toBe(true);
  expect(await handlers['customer.erase']({ customerKey })).toMatchObject({ says: null });
  expect(history.count()).toBeGreaterThan(events.length);
});
