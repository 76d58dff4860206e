import { expect, it } from 'vitest';
import { keyInTree } from './item-commands.ts';

const press = { key: 'd', code: 'KeyD', ctrlKey: true, metaKey: false, shiftKey: false };

it.each([
  ['as it is', {}, 'Mod+D'],
  ['with Caps Lock', { key: 'D' }, 'Mod+D'],
  ['on a Cyrillic layout', { key: 'в' }, 'Mod+D'],
  ['without Ctrl', { ctrlKey: false }, 'd'],
])('the key to duplicate, %s, is %s', (_, change, key) => {
  expect(keyInTree({ ...press, ...change })).toBe(key);
});
