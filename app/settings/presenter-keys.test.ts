import { expect, it } from 'vitest';
import { freeLetters, letterFor, presenterKeysSchema, usualPresenterKeys } from './presenter-keys.ts';
import { settingsSchema } from './settings.ts';

it('settings of an older version have the usual keys', () => {
  expect(settingsSchema.parse({ theme: 'dark' }).presenterKeys).toEqual(usualPresenterKeys);
  expect(letterFor(usualPresenterKeys, 'again')).toBe('T');
});

it('no letter does anything once they are off', () => {
  expect(letterFor({ ...usualPresenterKeys, areOn: false }, 'again')).toBe('');
});

it('offers no letter that something else has', () => {
  const free = freeLetters(usualPresenterKeys, 'again');
  expect(free).toContain('T');
  expect(free).not.toContain('R');
  expect(presenterKeysSchema.safeParse({ again: 'TT' }).success).toBe(false);
});
