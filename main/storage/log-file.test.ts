import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { place } from '#main/testing/place.ts';
import { kindOf } from './data-files.ts';
import { openLog } from './log-file.ts';

it('writes a line with its time, on one line', () => {
  const at = place();
  openLog(at.folder, at.now).write('history.list\nfailed');
  const text = readFileSync(join(at.folder, 'logs', 'tidings.log'), 'utf8');
  expect(text).toBe('2026-01-02T03:04:05.000Z history.list failed\n');
});

it('keeps three files of about a megabyte, the newest lines first', () => {
  const at = place();
  const log = openLog(at.folder, at.now);
  const line = 'x'.repeat(500);
  for (let count = 0; count < 8_000; count++) log.write(line);
  log.write('the last');
  const files = readdirSync(join(at.folder, 'logs')).sort();
  expect(files).toEqual(['tidings.1.log', 'tidings.2.log', 'tidings.log']);
  for (const name of files) {
    expect(statSync(join(at.folder, 'logs', name)).size).toBeLessThan(1_001_000);
    expect(kindOf(`logs/${name}`)).toBe('logs');
  }
  expect(readFileSync(join(at.folder, 'logs', 'tidings.log'), 'utf8')).toContain('the last');
});

it('never throws, with anything in its place', () => {
  const at = place();
  writeFileSync(join(at.folder, 'logs'), 'a file');
  expect(() => openLog(at.folder, at.now).write('nowhere')).not.toThrow();
});
