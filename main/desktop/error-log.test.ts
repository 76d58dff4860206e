import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeError } from '#app/error.ts';
import { openLog } from '#main/storage/log-file.ts';
import { place } from '#main/testing/place.ts';
import { createErrorLog } from './error-log.ts';

function open() {
  const at = place();
  const errors = createErrorLog(openLog(at.folder, at.now));
  return { errors, lines: () => readFileSync(join(at.folder, 'logs/tidings.log'), 'utf8').trimEnd().split('\n') };
}

it('writes the class and the place of a error, and nothing that it says', () => {
  const { errors, lines } = open();
  errors.write('Main failed', describeError(new TypeError('ada@example.com is not a function')));
  expect(lines()).toEqual([
    expect.stringMatching(/^2026-01-02T03:04:05.000Z Main failed: TypeError at error-log\.test\.ts:\d/),
  ]);
  expect(lines().join()).not.toContain('ada');
});

it('writes one that comes again and again once, and a flood not to its end', () => {
  const { errors, lines } = open();
  for (let time = 0; time < 5; time++) errors.write('The window does not answer.');
  for (let time = 0; time < 500; time++) errors.write(`ErrorSummary ${time}.`);
  expect(lines()).toHaveLength(100);
  expect(errors.recent()).toHaveLength(10);
  expect(errors.recent().at(-1)).toBe('ErrorSummary 98.');
});
