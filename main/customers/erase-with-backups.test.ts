import '#main/testing/faulty-files.ts';

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backupNames } from '#main/storage/backup-names.ts';
import { openBackups } from '#main/storage/backups.ts';
import { filesIn } from '#main/storage/data-files.ts';
import { livedWith, readOthers } from '#main/testing/erasure-place.ts';
import { fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';

const customerKey = 'ada.lovelace@example.com';
/** One more removes the oldest. */
const mostKept = 7;

/** A folder with as many backups as are kept, each naming the customer. */
async function livedLong() {
  const lived = await livedWith(customerKey);
  // So long that searching it gives other work its turn.
  const long = { name: 'long', value: 'x'.repeat(1_500_000) };
  expect(await lived.workspace.update((kept) => ({ ...kept, variables: [long] }))).toBeNull();
  let minute = 0;
  const now = () => new Date(Date.UTC(2026, 1, 1, 10, ++minute));
  const { folder } = lived.at;
  const backups = openBackups({ folder, now, inTurn: lived.parts.backupQueue });
  for (let count = 1; count < mostKept; count++) expect(await backups.take('by hand')).toBeNull();
  expect(backupNames(join(folder, 'backups'))).toHaveLength(mostKept);
  const holding = () =>
    filesIn(folder).filter((path) => readFileSync(join(folder, path), 'latin1').toLowerCase().includes('lovelace'));
  return { ...lived, backups, folder, holding };
}

type Lived = Awaited<ReturnType<typeof livedLong>>;
const erase = async ({ handlers }: Lived) => handlers['customer.erase']({ customerKey });
const take = ({ backups }: Lived) => backups.take('by hand');

/** Begins the second work right after a call of the file system that the first one makes. Resolves to what both gave. */
async function beginWithin<A, B>(
  first: () => Promise<A>,
  callIndex: number,
  second: () => Promise<B>,
): Promise<[A, B]> {
  let going: Promise<B> | null = null;
  const begin = () => {
    going ??= second();
    return going;
  };
  const { value } = await withFaultyFiles(
    (_, at) => {
      if (at === callIndex) queueMicrotask(() => void begin());
      return null;
    },
    async (): Promise<[A, B]> => [await first(), await begin()],
  );
  return value;
}

async function expectErased(lived: Lived, erased: object, problem: string | null): Promise<void> {
  expect(erased).toMatchObject({ kind: 'erased', says: null });
  expect(problem).toBeNull();
  expect(lived.holding()).toEqual([]);
  const backups = filesIn(join(lived.folder, 'backups'));
  expect(backups.filter((path) => path.includes('.part'))).toEqual([]);
  expect(backupNames(join(lived.folder, 'backups'))).toHaveLength(mostKept);
  expect(backups.filter((path) => path.endsWith('workspace.json'))).toHaveLength(mostKept);
  expect(await readOthers(lived.history)).toHaveLength(4);
}

/** Numbers up to a length, about so many. */
function spread(length: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => Math.floor((at * length) / count));
}

it('erases to the end wherever in it a backup is taken and the oldest goes', async () => {
  const watched = await livedLong();
  expect(watched.holding().some((path) => path.startsWith('backups/'))).toBe(true);
  const calls = await fileCallsOf(() => erase(watched));
  for (const index of spread(calls.length, 6)) {
    const lived = await livedLong();
    const [erased, problem] = await beginWithin(
      () => erase(lived),
      index,
      () => take(lived),
    );
    await expectErased(lived, erased, problem);
  }
});

it('takes a backup to its end wherever in it the customer is erased', async () => {
  const watched = await livedLong();
  const calls = await fileCallsOf(() => take(watched));
  for (const index of spread(calls.length, 6)) {
    const lived = await livedLong();
    const [problem, erased] = await beginWithin(
      () => take(lived),
      index,
      () => erase(lived),
    );
    await expectErased(lived, erased, problem);
  }
});

it('counts what it would erase while the oldest backup goes', async () => {
  const lived = await livedLong();
  const calls = await fileCallsOf(() => lived.handlers['customer.preview']({ customerKey }));
  for (const index of spread(calls.length, 6)) {
    const preview = async () => lived.handlers['customer.preview']({ customerKey });
    const [{ unread, otherFiles }, problem] = await beginWithin(preview, index, () => take(lived));
    expect([unread, problem]).toEqual([[], null]);
    expect(otherFiles).toBeGreaterThan(0);
  }
});
