import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { openLines } from './lines.ts';
import { createPresence } from './presence.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'presence-'));
const many = Array.from({ length: 30 }, (_, at) => `line ${at}`);

it('of a file is asked before each write, and for many in a row once in ten milliseconds', () => {
  let time = 0;
  const presence = createPresence(join(folder(), 'gone'), () => time);
  expect(many.map(() => presence.isGoneAtWrite())).toEqual(many.map((_, at) => at < 20));
  time = 10;
  expect([presence.isGoneAtWrite(), presence.isGoneAtWrite()]).toEqual([true, false]);
  expect([presence.isGoneSince(), presence.isGoneSince()]).toEqual([true, false]);
  expect(presence.isGoneAtWrite()).toBe(true);
});

it.each(['flush', 'close'] as const)('what was written into a file that vanished is back after a %s', (end) => {
  const at = folder();
  const file = join(at, 'lines');
  const lines = openLines(file, { from: 0, header: 'head' });
  // So that the last lines of many are written without asking, however slow the machine is.
  vi.spyOn(performance, 'now').mockReturnValue(0);
  for (const line of many) expect(lines.append([line])).toBeNull();
  rmSync(at, { recursive: true });
  expect(lines.append(['last, with ä'])).toBeNull();
  lines[end]();
  expect(readFileSync(file, 'utf8')).toBe(`${['head', ...many, 'last, with ä'].join('\n')}\n`);
  expect(lines.append(['after it'])).toBeNull();
  expect(readFileSync(file, 'utf8').endsWith('ä\nafter it\n')).toBe(true);
  lines.close();
});

it('what was written into a file that couldn’t be brought back is back with the next line', () => {
  const at = folder();
  const file = join(at, 'lines');
  const lines = openLines(file, { from: 0, header: 'head' });
  // So that the last lines of many are written without asking, however slow the machine is.
  vi.spyOn(performance, 'now').mockReturnValue(0);
  for (const line of many) expect(lines.append([line])).toBeNull();
  rmSync(at, { recursive: true });
  writeFileSync(at, 'in the place of the folder');
  expect(lines.append(['last'])).toBeNull();
  lines.flush();
  expect(lines.append(['not written'])).not.toBeNull();
  rmSync(at);
  expect(lines.append(['after it'])).toBeNull();
  expect(readFileSync(file, 'utf8')).toBe(`${['head', ...many, 'last', 'after it'].join('\n')}\n`);
  lines.close();
});
