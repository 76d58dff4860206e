import { expect, it } from 'vitest';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { draftOf, livedWith } from '#main/testing/erasure-place.ts';
import { settled } from '#main/testing/history.ts';

it('a customer key that is the moment of other events is erased, and no file is said to have it', async () => {
  const sentAt = '2026-01-02T10:17:42.000Z';
  const customerKey = `${Date.parse(sentAt)}`;
  const { history, handlers } = await livedWith(customerKey);
  const draft = draftOf('bob@example.com');
  const events = Array.from({ length: 205 }, (_, number) => makeReceived(`b${number}`, 't', { sentAt, draft }));
  for (const event of events) history.begin(event);
  await settled(history);
  expect(await handlers['customer.erase']({ customerKey })).toMatchObject({ says: null });
  expect(history.count()).toBeGreaterThan(events.length);
});
