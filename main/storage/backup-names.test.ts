import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { place } from '#main/testing/place.ts';
import { backupDay, backupLabel, backupNames } from './backup-names.ts';

it.each([
  ['America/Los_Angeles', '2026-01-05', '2026-01-05 17:00:09 (daily)'],
  ['Europe/Berlin', '2026-01-06', '2026-01-06 02:00:09 (daily)'],
])('a backup has the day and the time of this computer: %s', (zone, day, label) => {
  vi.stubEnv('TZ', zone);
  const name = '2026-01-06 01-00-09 (daily)';
  expect(backupDay(name)).toBe(day);
  expect(backupLabel(name)).toBe(label);
  vi.unstubAllEnvs();
});

it('any other name is shown as is', () => {
  const aside = 'history/segment-000001.unreadable-2026-01-06T01-00-00-000Z.json';
  expect(backupLabel(aside)).toBe(aside);
});

it('a folder whose name is no date is not a backup', () => {
  const { folder } = place();
  for (const name of ['2026-13-45 01-00-00 (daily)', '2026-01-06 01-00-00 (daily)', '2026-01-06 01-00-01 (daily).part'])
    mkdirSync(join(folder, name));
  expect(backupNames(folder)).toEqual(['2026-01-06 01-00-00 (daily)']);
});
