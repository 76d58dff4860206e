import '#main/testing/faulty-files.ts';

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeExchange } from '#app/testing/make-exchange.ts';
import { draftOf, livedWith } from '#main/testing/erasure-place.ts';
import { answerReceived } from '#main/testing/event-server.ts';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { openRunPlace, people, setupWithRows } from '#main/testing/run-place.ts';
import { serveEvents } from '#main/testing/serve-events.ts';
import { createErasureHandlers } from './erasure-handlers.ts';

const keys = ['ada.lovelace@example.com', '17'];
/** Theirs alone. */
const tid = 'dedc2983-4666-4641-8047-61250a878f60';

it.each(keys)('nothing of %s is erased while an event with only their TID is under way', async (customerKey) => {
  const { history, handlers } = await livedWith(customerKey);
  await history.begin({ ...makeExchange('going'), draft: draftOf('', { tid }) });
  expect(await handlers['customer.erase']({ customerKey })).toEqual({
    kind: 'refused',
    says: expect.stringContaining('is being sent'),
  });
  expect(await history.read('own')).not.toBeNull();
});

it.each(keys)('an event of %s that begins during the erasure is said to be left', async (customerKey) => {
  const { history, parts } = await livedWith(customerKey);
  const emptyCaches = async () => {
    await history.begin({ ...makeExchange('going'), draft: draftOf(customerKey) });
  };
  const handlers = createErasureHandlers({ ...parts, emptyCaches });
  const { says } = await handlers['customer.erase']({ customerKey });
  expect(says).toContain('1 event to this customer started in the meantime');
});

it('an erasure is refused while a run is being started', async () => {
  const server = await serveEvents(answerReceived);
  const first = await openRunPlace(server.origin);
  const setup = await setupWithRows(first, people(3));
  const { parts } = await livedWith('ada@example.com');
  const handlers = createErasureHandlers({ ...parts, runStore: first.store, runs: first.runs });
  const starting = first.runs.start({ setup, confirmed: true });
  expect(first.store.list()).toEqual([]);
  expect(await handlers['customer.erase']({ customerKey: 'ada@example.com' })).toEqual({
    kind: 'refused',
    says: expect.stringContaining('A run is in progress'),
  });
  const started = await starting;
  if (started.kind === 'started') await first.runs.live(started.runId)?.ended;
  expect(await handlers['customer.erase']({ customerKey: 'ada@example.com' })).toMatchObject({ kind: 'erased' });
});

const openEvent = '22222222-2222-4222-8222-222222222222';

it.each(keys.flatMap((key) => [['newer', key] as const, ['not readable', key] as const]))(
  'an open event that is %s and names %s is said to be left',
  async (kind, customerKey) => {
    const { at, handlers } = await livedWith(customerKey);
    const value = { id: openEvent, draft: draftOf(customerKey), exchangeId: null, requestId: null };
    const file = join(at.folder, 'tabs', `tab-${openEvent}.json`);
    writeFileSync(file, JSON.stringify({ version: kind === 'newer' ? 2 : 1, value }));
    const { value: answer } = await withFaultyFiles(
      ({ operation, path }) => (kind === 'not readable' && operation === 'read' && path === file ? 'EBUSY' : null),
      () => handlers['customer.erase']({ customerKey }),
    );
    expect(answer.says).toContain('Open events: An open event');
    expect(answer.says).toContain(`tabs/tab-${openEvent}.json: `);
  },
);
