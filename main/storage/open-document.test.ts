import '#main/testing/faulty-files.ts';

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { failOnce, fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { type Place, place } from '#main/testing/place.ts';
import { openDocument } from './open-document.ts';

const schema = z.object({ count: z.number(), other: z.string() });
const empty = { count: 0, other: '' };
const openCounter = (at: Place) => openDocument({ ...at, name: 'counter', schema, empty });
const onDisk = (at: Place) => JSON.parse(readFileSync(join(at.folder, 'counter.json'), 'utf8')).value;
const isOurs = (path: string) => path.includes('counter.json');

async function filled() {
  const at = place();
  await (await openCounter(at)).write({ count: 1, other: 'kept' });
  return at;
}

describe('a document that cannot be read for a moment', () => {
  it.each(['EBUSY', 'EACCES', 'EMFILE', 'EIO'])('is still read after one %s', async (code) => {
    const at = await filled();
    const { value: store } = await withFaultyFiles(failOnce(0, code), () => openCounter(at));
    expect(store.read()).toEqual({ count: 1, other: 'kept' });
    expect(at.notices).toEqual([]);
  });

  it('is never renamed, replaced or written over while it lasts, and is read again later', async () => {
    const at = await filled();
    const { value: store } = await withFaultyFiles(
      ({ operation, path }) => (operation === 'read' && isOurs(path) ? 'EIO' : null),
      () => openCounter(at),
    );
    expect(at.notices).toEqual([expect.stringMatching(/counter\.json couldn’t be read \(EIO\).*wasn’t changed/)]);
    expect(store.fromDisk()).toBeNull();
    expect(await store.write({ count: 9, other: '' })).toContain('wasn’t changed');
    expect(await store.update((value) => ({ ...value, count: 9 }))).toContain('wasn’t changed');
    expect(store.read()).toEqual(empty);
    expect(readdirSync(at.folder)).toEqual(['counter.json']);
    expect(onDisk(at)).toEqual({ count: 1, other: 'kept' });
    expect(await store.canReadAgain()).toBe(true);
    expect(await store.write({ count: 9, other: '' })).toContain('wasn’t changed');
    await store.readAgain();
    expect(await store.update((value) => ({ ...value, count: value.count + 1 }))).toBeNull();
    expect(onDisk(at)).toEqual({ count: 2, other: 'kept' });
  });

  it('ends its notice, though it could not be read for another reason in the meantime', async () => {
    const at = await filled();
    const over: string[] = [];
    const unreadable = (code: string) => (call: { readonly operation: string; readonly path: string }) =>
      call.operation === 'read' && isOurs(call.path) ? code : null;
    const { value: store } = await withFaultyFiles(unreadable('EBUSY'), () =>
      openDocument({ ...at, onNoticeOver: (says) => over.push(says), name: 'counter', schema, empty }),
    );
    await withFaultyFiles(unreadable('EACCES'), () => store.readAgain());
    expect(over).toEqual([]);
    await store.readAgain();
    expect(at.notices).toHaveLength(1);
    expect(over).toEqual(at.notices);
  });
});

it('a document of a newer version, or a folder of its name, is no base for a clean-up', async () => {
  const at = place();
  expect((await openCounter(at)).fromDisk()).toBeNull();
  writeFileSync(join(at.folder, 'counter.json'), '{"version":2,"value":{}}');
  expect((await openCounter(at)).fromDisk()).toBeNull();
  writeFileSync(join(at.folder, 'counter.json'), '{');
  const damaged = await openCounter(at);
  expect(damaged.fromDisk()).toBeNull();
  await damaged.write({ count: 2, other: '' });
  // A file set aside may be restored, and need everything that it names.
  expect((await openCounter(at)).fromDisk()).toBeNull();
  for (const name of readdirSync(at.folder)) if (name.includes('unreadable')) rmSync(join(at.folder, name));
  expect((await openCounter(at)).fromDisk()?.value).toEqual({ count: 2, other: '' });
});

describe('a write', () => {
  it.each(['ENOSPC', 'EIO', 'EROFS'])(
    'that fails with %s at any call changes neither memory nor disk',
    async (code) => {
      const calls = await fileCallsOf(async () =>
        (await openCounter(await filled())).write({ count: 2, other: 'new' }),
      );
      for (const [index] of calls.entries()) {
        const at = await filled();
        const store = await openCounter(at);
        const { value: problem } = await withFaultyFiles(failOnce(index, code), () =>
          store.write({ count: 2, other: 'new' }),
        );
        const now = problem === null ? { count: 2, other: 'new' } : { count: 1, other: 'kept' };
        expect(store.read()).toEqual(now);
        expect(onDisk(at)).toEqual(now);
      }
    },
  );

  it('is tried again, with pauses, while another program holds the file', async () => {
    const at = await filled();
    const store = await openCounter(at);
    let fails = 3;
    const { value: problem } = await withFaultyFiles(
      ({ operation }) => (operation === 'rename' && fails-- > 0 ? 'EPERM' : null),
      () => store.write({ count: 2, other: 'new' }),
    );
    expect(problem).toBeNull();
    expect(onDisk(at).count).toBe(2);
  });

  it('is on the disk before the call returns, when nothing is in its way', async () => {
    const at = await filled();
    const store = await openCounter(at);
    const writing = store.write({ count: 2, other: 'new' });
    expect(onDisk(at).count).toBe(2);
    await writing;
  });

  it('makes a missing folder again', async () => {
    const at = await filled();
    const store = await openCounter(at);
    rmSync(at.folder, { recursive: true });
    expect(await store.write({ count: 2, other: 'new' })).toBeNull();
    expect(existsSync(join(at.folder, 'counter.json'))).toBe(true);
  });

  it('of one part never loses another part that was written at the same time', async () => {
    const at = await filled();
    const store = await openCounter(at);
    let fails = 2;
    await withFaultyFiles(
      ({ operation }) => (operation === 'rename' && fails-- > 0 ? 'EBUSY' : null),
      () =>
        Promise.all([
          store.update((value) => ({ ...value, count: 2 })),
          store.update((value) => ({ ...value, other: 'new' })),
        ]),
    );
    expect(onDisk(at)).toEqual({ count: 2, other: 'new' });
  });
});
