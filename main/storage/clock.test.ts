import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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

it('that is months ahead confirms nothing at the first start, says so, and is believed at the second', async () => {
  const at = place();
  await openClock({ ...at, now: on('2026-01-01') });
  const ahead = await openClock({ ...at, now: on('2026-07-01') });
  expect(ahead.confirmed.confirmed).toEqual(on('2026-01-01')());
  expect(ahead.now().confirmed).toEqual(on('2026-01-01')());
  expect(at.notices).toEqual([expect.stringMatching(/181 days later.*Nothing was removed/)]);
  const again = await openClock({ ...at, now: on('2026-07-02') });
  expect(again.confirmed.confirmed).toEqual(on('2026-07-01')());
});

it('that was ahead once, and is set right, has confirmed nothing', async () => {
  const at = place();
  for (const day of ['2026-01-01', '2026-07-01', '2026-01-03']) await openClock({ ...at, now: on(day) });
  expect(at.notices.at(-1)).toContain('earlier than when Tidings last started');
  const { confirmed } = await openClock({ ...at, now: on('2026-01-04') });
  expect(confirmed.confirmed).toEqual(on('2026-01-03')());
});

it('of a version that kept no starts is measured by what was last written', async () => {
  const at = place();
  await writeDocument(at.folder, 'workspace', []);
  utimesSync(join(at.folder, 'workspace.json'), on('2025-12-20')(), on('2025-12-20')());
  expect((await openClock({ ...at, now: on('2026-03-20') })).confirmed.confirmed).toEqual(on('2025-12-20')());
});

it('whose record is of a newer version stays as it is', async () => {
  const at = place();
  writeFileSync(join(at.folder, 'clock.json'), '{"version":2,"value":{}}');
  await openClock(at);
  expect(at.notices).toEqual([expect.stringContaining('newer version')]);
});
