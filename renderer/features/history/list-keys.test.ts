import { expect, it } from 'vitest';
import { listKeyOf } from './list-keys.ts';

const press = (key: string, change: Partial<Parameters<typeof listKeyOf>[0]> = {}) =>
  listKeyOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change }, 10);

it('gives a verdict with one letter, by its place where the layout has no Latin letters', () => {
  expect(press('y')).toEqual({ kind: 'triggered', triggered: 'yes' });
  expect(press('N')).toEqual({ kind: 'triggered', triggered: 'no' });
  expect(press('u')).toEqual({ kind: 'triggered', triggered: 'not-checked' });
  // A German keyboard has Z where an English one has Y.
  expect(press('z', { code: 'KeyY' })).toBeNull();
  expect(press('н', { code: 'KeyY' })).toEqual({ kind: 'triggered', triggered: 'yes' });
});

it('does the rest of a tester’s work with one letter each', () => {
  expect(['p', 'm', 'e', 'c', 'o', '/'].map((key) => press(key)?.kind)).toEqual([
    'pin',
    'note',
    'send-again',
    'compare',
    'monitoring',
    'search',
  ]);
  // A German keyboard has the slash on Shift and 7.
  expect(press('/', { shiftKey: true })).toEqual({ kind: 'search' });
  expect(press('P', { shiftKey: true })).toBeNull();
  expect(press('constructor')).toBeNull();
});

it('takes no sign that AltGr writes for a verdict', () => {
  expect(press('←', { code: 'KeyY' })).toBeNull();
  expect(press('↓', { code: 'KeyU' })).toBeNull();
  expect(press('”', { code: 'KeyN' })).toBeNull();
});

it('leaves keys with a modifier to the window', () => {
  expect(press('n', { ctrlKey: true })).toBeNull();
  expect(press('y', { metaKey: true })).toBeNull();
  expect(press('ArrowDown', { altKey: true })).toBeNull();
});

it('moves by one row, by a page, and to both ends', () => {
  expect(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].map((key) => press(key))).toEqual(
    [1, -1, 10, -10, -Infinity, Infinity].map((by) => ({ kind: 'move', by })),
  );
  expect(press('F10', { shiftKey: true })).toEqual({ kind: 'menu' });
});
