import '#main/testing/faulty-files.ts';

import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { exportWriting } from '#app/history/export-formats.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { failOnce, fileCallsOf, withFaultyFiles } from '#main/testing/faulty-files.ts';
import { asRoot, onSmallDisk } from '#main/testing/small-disk.ts';
import { dropUnfinishedFiles, isWritingFile, writeExport, writeText, writeTexts } from './write-export.ts';

const place = () => mkdtempSync(join(tmpdir(), 'tidings-export-'));

async function* all(...exchanges: readonly Exchange[]): AsyncGenerator<Exchange> {
  yield* exchanges;
}

const awkward = makeReceived('a', 't-1', {
  draft: { ...blankDraft, uri: 'a://b/c?x="1",2', customerKey: 'Zoë\n000345' },
});

it('writes JSON that reads back as it was', async () => {
  const folder = place();
  const file = join(folder, 'events.json');
  expect(await writeExport(file, () => exportWriting('json'), all(awkward, makeReceived('b', 't-2')))).toBeNull();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([awkward, makeReceived('b', 't-2')]);
  expect(readdirSync(folder)).toEqual(['events.json']);
});

it('writes CSV with awkward values whole, and times with their offset', async () => {
  const file = join(place(), 'events.csv');
  expect(await writeExport(file, () => exportWriting('csv'), all(awkward))).toBeNull();
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^\uFEFFsentAt,outcome,environment,/);
  expect(text).toMatch(/\r\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000[+-]\d\d:\d\d,received,UAT,/);
  expect(text).toContain('"a://b/c?x=""1"",2","Zoë\n000345",t-1,200,200,12,yes,not-checked,,');
});

it('leaves the existing file when it cannot be written whole', async () => {
  const folder = place();
  const file = join(folder, 'events.json');
  writeFileSync(file, 'before');
  async function* breaking(): AsyncGenerator<Exchange> {
    yield awkward;
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  }
  expect(await writeExport(file, () => exportWriting('json'), breaking())).toContain('The disk is full');
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['events.json']);
});

it('says when the folder is not there', async () => {
  expect(await writeExport(join(place(), 'none', 'x.csv'), () => exportWriting('csv'), all())).toContain(
    'couldn’t be written (ENOENT)',
  );
});

it.each(['EPERM', 'EBUSY', 'EACCES'])('says that the file may be open elsewhere after %s', async (code) => {
  const file = join(place(), 'events.csv');
  writeFileSync(file, 'before');
  const { value } = await withFaultyFiles(
    ({ operation }) => (operation === 'rename' ? code : null),
    () => writeText(file, 'after'),
  );
  expect(value).toContain('open in another program');
  expect(value).not.toContain('its folder');
  expect(readFileSync(file, 'utf8')).toBe('before');
});

it('writes through a link, which stays one, and keeps the rights of the file', async () => {
  const folder = place();
  const file = join(folder, 'real.json');
  writeFileSync(file, 'before');
  chmodSync(file, 0o600);
  symlinkSync(file, join(folder, 'link.json'));
  expect(await writeText(join(folder, 'link.json'), 'after')).toBeNull();
  expect(readFileSync(file, 'utf8')).toBe('after');
  expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it.each(['ENOSPC', 'EIO', 'EBUSY', 'EMFILE'])(
  '%s at any call leaves the old file or the new one, whole',
  async (code) => {
    const calls = await fileCallsOf(() => writeText(join(place(), 'x.tidings'), 'after'));
    expect(calls.length).toBeGreaterThan(1);
    for (const [index] of calls.entries()) {
      const folder = place();
      const file = join(folder, 'x.tidings');
      writeFileSync(file, 'before');
      const { value: problem } = await withFaultyFiles(failOnce(index, code), () => writeText(file, 'after'));
      expect(readFileSync(file, 'utf8')).toBe(problem === null ? 'after' : 'before');
      expect(readdirSync(folder)).toEqual(['x.tidings']);
    }
  },
);

it('leaves the existing file, and nothing beside it, when Tidings ends in the middle', async () => {
  const folder = place();
  const file = join(folder, 'events.json');
  writeFileSync(file, 'before');
  let goOn = () => {};
  const waiting = new Promise<void>((done) => {
    goOn = done;
  });
  async function* slow() {
    yield 'ada@example.com';
    await waiting;
    yield 'end';
  }
  const writing = writeTexts(file, slow());
  await expect.poll(() => readdirSync(folder)).toHaveLength(2);
  expect(isWritingFile()).toBe(true);
  dropUnfinishedFiles();
  expect(readdirSync(folder)).toEqual(['events.json']);
  goOn();
  expect(await writing).not.toBeNull();
  expect(isWritingFile()).toBe(false);
  expect(readdirSync(folder)).toEqual(['events.json']);
  expect(readFileSync(file, 'utf8')).toBe('before');
});

describe.runIf(asRoot)('on a full disk', () => {
  it('a file that is saved again stays as it was', async () => {
    await onSmallDisk(async (folder) => {
      const file = join(folder, 'x.tidings');
      writeFileSync(file, 'before');
      expect(await writeText(file, 'x'.repeat(8_000_000))).toContain('The disk is full');
      expect(readFileSync(file, 'utf8')).toBe('before');
      expect(readdirSync(folder)).toEqual(['x.tidings']);
    });
  });
});
