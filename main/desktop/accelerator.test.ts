import { expect, it } from 'vitest';
import { acceleratorOf } from './accelerator.ts';

it.each([
  ['Mod+Shift+H', 'CommandOrControl+Shift+H'],
  ['Mod+,', 'CommandOrControl+,'],
  ['Mod+\\', 'CommandOrControl+\\'],
  ['Mod+=', 'CommandOrControl+='],
  ['Mod+-', 'CommandOrControl+-'],
  ['Ctrl+Shift+Tab', 'Control+Shift+Tab'],
  ['F6', 'F6'],
  ['Mod+Ж', null],
  ['', null],
  ['Mod+', null],
])('%s is %s in a menu', (key, accelerator) => {
  expect(acceleratorOf(key)).toBe(accelerator);
});
