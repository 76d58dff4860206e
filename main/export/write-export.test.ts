import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { writeExport } from './write-export.ts';

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
  expect(await writeExport(file, 'json', all(awkward, makeReceived('b', 't-2')))).toBeNull();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([awkward, makeReceived('b', 't-2')]);
  expect(readdirSync(folder)).toEqual(['events.json']);
});

it('writes CSV with awkward values whole, and times with their offset', async () => {
  const file = join(place(), 'events.csv');
  expect(await writeExport(file, 'csv', all(awkward))).toBeNull();
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(/^\uFEFFsentAt,outcome,environment,/);
  expect(text).toMatch(/\r\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000[+-]\d\d:\d\d,received,UAT,/);
  expect(text).toContain('"a://b/c?x=""1"",2","Zoë\n000345",t-1,200,200,12,yes,not-checked,,');
});

it('leaves the file that stands there when it cannot be written whole', async () => {
  const folder = place();
  const file = join(folder, 'events.json');
  writeFileSync(file, 'before');
  async function* breaking(): AsyncGenerator<Exchange> {
    yield awkward;
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  }
  expect(await writeExport(file, 'json', breaking())).toContain('The disk is full');
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['events.json']);
});

it('says when the folder is not there', async () => {
  expect(await writeExport(join(place(), 'none', 'x.csv'), 'csv', all())).toContain('could not be written (ENOENT)');
});
