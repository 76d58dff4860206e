import '#main/testing/faulty-files.ts';

import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nothingConfirmed, trashLimit } from '#app/confirmed-time.ts';
import { withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';
import { openClock } from './clock.ts';
import { writeDocument } from './document-store.ts';

const on = (day: string) => () => new Date(`${day}T09:00:00.000Z`);

it('confirms no later time than the start before', async () => {
  const at = place();
  await openClock({ ...at, now: on('2026-01-01') });
  const { confirmed, now } = await openClock({ ...at, now: on('2026-01-12') });
  expect(confirmed.confirmed).toEqual(on('2026-01-01')());
  expect(now().confirmed).toEqual(on('2026-01-12')());
  expect(at.notices).toEqual([]);
});

it('that is months ahead confirms nothing at the first start, is reported, and is accepted at the second', async () => {
  const at = place();
  await openClock({ ...at, now: on('2026-01-01') });
  const ahead = await openClock({ ...at, now: on('2026-07-01') });
  expect(ahead.confirmed).toEqual(nothingConfirmed);
  expect(ahead.now().confirmed).toEqual(on('2026-01-01')());
  expect(at.notices).toEqual([expect.stringMatching(/181 days later.*nothing was removed/)]);
  const again = await openClock({ ...at, now: on('2026-07-02') });
  expect(again.confirmed.confirmed).toEqual(on('2026-07-01')());
});

it('that is weeks ahead removes nothing because of its age, though the start before it was later than the last', async () => {
  const at = place();
  await openClock({ ...at, now: on('2026-01-20') });
  const before = await openClock({ ...at, now: on('2026-02-05') });
  const ahead = await openClock({ ...at, now: on('2026-05-01') });
  expect(at.notices).toEqual([expect.stringContaining('nothing was removed because of its age')]);
  expect(trashLimit(ahead.confirmed) <= trashLimit(before.confirmed)).toBe(true);
});

it('without an earlier start confirms nothing, and reports no jump', async () => {
  const at = place();
  await writeDocument(at.folder, 'workspace', []);
  const { value } = await withFaultyFiles(
    ({ operation }) => (operation === 'list' ? 'EIO' : null),
    () => openClock({ ...at, now: on('2026-01-01') }),
  );
  expect(value.confirmed).toEqual(nothingConfirmed);
  expect(at.notices).toEqual([]);
});

it('that was ahead once, and is set right, has confirmed nothing', async () => {
  const at = place();
  for (const day of ['2026-01-01', '2026-07-01', '2026-01-03']) await openClock({ ...at, now: on(day) });
  expect(at.notices.at(-1)).toContain('earlier than when Tidings last started');
  const { confirmed } = await openClock({ ...at, now: on('2026-01-04') });
  expect(confirmed.confirmed).toEqual(on('2026-01-03')());
});

it('of a version that saved no starts is measured by the last written file', async () => {
  const at = place();
  await writeDocument(at.folder, 'workspace', []);
  utimesSync(join(at.folder, 'workspace.json'), on('2025-12-20')(), on('2025-12-20')());
  expect((await openClock({ ...at, now: on('2026-01-10') })).confirmed.confirmed).toEqual(on('2025-12-20')());
});

it('whose record is of a newer version stays as it is', async () => {
  const at = place();
  writeFileSync(join(at.folder, 'clock.json'), '{"version":2,"value":{}}');
  await openClock(at);
  expect(at.notices).toEqual([expect.stringContaining('newer version')]);
});
