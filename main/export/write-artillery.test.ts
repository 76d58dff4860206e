import { appendFileSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { HttpRequest } from '#app/exchange/request.ts';
import { usualPace } from '#app/runs/pace.ts';
import { openDataFile } from '#main/runs/data/data-file.ts';
import { writeArtillery } from './write-artillery.ts';

const place = () => mkdtempSync(join(tmpdir(), 'tidings-artillery-'));
const request: HttpRequest = { method: 'POST', url: 'https://a.example.com/one', headers: [], body: '{}' };

/** Writes a project of one event for each row of a file, which may change after it was opened. */
async function writeFrom(change: (file: string) => void) {
  const from = place();
  const file = join(from, 'data.csv');
  writeFileSync(file, 'a\n1\n2\n');
  const opening = await openDataFile({ kind: 'file', path: file });
  if (opening.kind !== 'opened') throw new Error('The file is there.');
  change(file);
  let stopped: string | null = null;
  async function* requests(): AsyncGenerator<HttpRequest> {
    if (opening.kind !== 'opened') return;
    const rows = opening.file.rows({
      onStop: (says) => {
        stopped = says;
      },
    });
    for await (const _ of rows) yield request;
  }
  const folder = place();
  const says = await writeArtillery({
    folder,
    name: 'R',
    environment: { name: 'E', timeoutMs: 1_000 },
    pace: usualPace,
    first: request,
    count: 2,
    requests: requests(),
    problem: () => stopped,
  });
  return { says, files: readdirSync(folder).toSorted() };
}

it('a project is written whole', async () => {
  expect(await writeFrom(() => {})).toEqual({ says: null, files: ['README.md', 'artillery.yml', 'payload.csv'] });
});

it('data that changed meanwhile is said, and leaves no part of the events to run', async () => {
  const { says, files } = await writeFrom((file) => appendFileSync(file, '3\n'));
  expect(says).toContain('has changed');
  expect(files).not.toContain('payload.csv');
});
