import '#main/testing/faulty-files.ts';

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHistory } from '#main/history/history.ts';
import { filesIn } from '#main/storage/data-files.ts';
import { livedWith, readOthers } from '#main/testing/erasure-place.ts';
import { failOnce, fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { place } from '#main/testing/place.ts';

/** Every second call with EIO, which takes minutes; else every sixth. */
const isLong = process.env['TIDINGS_LONG'] === '1';
const customerKey = 'ada.lovelace@example.com';

/** Erases with one call that fails: where nothing was said of it, nothing is left. */
async function eraseWithFault(index: number, code: string): Promise<void> {
  const { at, history, handlers } = await livedWith(customerKey);
  const before = await readOthers(history);
  const { value } = await withFaultyFiles(failOnce(index, code), async () =>
    handlers['customer.erase']({ customerKey }),
  );
  const says = value.says ?? '';
  history.close();
  const again = await openHistory(place(at.folder));
  await again.ready();
  expect(await readOthers(again), `${index} ${code}: ${says}`).toEqual(before);
  again.close();
  const left = filesIn(at.folder).filter((path) =>
    readFileSync(join(at.folder, path), 'latin1').toLowerCase().includes('lovelace'),
  );
  if (says === '') expect(left, `${index} ${code}`).toEqual([]);
}

it.each([
  ['EIO', 2],
  ['EBUSY', 6],
  ['ENOSPC', 4],
  ['EMFILE', 6],
] as const)(
  'erases or says what is left when a call fails with %s, and keeps the events of others',
  async (code, step) => {
    const { handlers, history } = await livedWith(customerKey);
    const calls = await fileCallsOf(() => handlers['customer.erase']({ customerKey }));
    history.close();
    expect(calls.length).toBeGreaterThan(100);
    for (let index = 0; index < calls.length; index += isLong ? step : step * 3) await eraseWithFault(index, code);
  },
);
