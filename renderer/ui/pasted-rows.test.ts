import { expect, it } from 'vitest';
import { readPastedRows } from './pasted-rows.ts';

it.each([
  [
    'a\t1\nb\t2',
    [
      { name: 'a', value: '1' },
      { name: 'b', value: '2' },
    ],
  ],
  [
    'a: 1\r\nb: http://x:80/',
    [
      { name: 'a', value: '1' },
      { name: 'b', value: 'http://x:80/' },
    ],
  ],
  ['a=1=2', [{ name: 'a', value: '1=2' }]],
  ['\n  \nlonely\n', [{ name: 'lonely', value: '' }]],
  ['a\tx\u2028y', [{ name: 'a', value: 'x\u2028y' }]],
  ['a\tx: y', [{ name: 'a', value: 'x: y' }]],
  ['', []],
])('reads %j as rows', (text, rows) => {
  expect(readPastedRows(text)).toEqual(rows);
});
