import { expect, it } from 'vitest';
import { tidFinders } from './tid-finder.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const other = '11111111-1111-4111-8111-111111111111';
const [finder = expect.unreachable()] = tidFinders([tid], () => true);

it.each([
  [`${tid}`, [[0, 36]]],
  [`{"tid":"${tid}"}`, [[8, 44]]],
  [
    `x=${tid.toUpperCase()}&y=${tid}`,
    [
      [2, 38],
      [41, 77],
    ],
  ],
  [`x=${tid.replaceAll('-', '%2D')}`, [[2, 46]]],
  [`${other} ${tid}`, [[37, 73]]],
  // Each is a part of a longer word.
  [`a${tid}`, []],
  [`${tid}0`, []],
  [`${tid.slice(0, -12)}${tid}`, []],
  [`${tid}-4666-4641-8047-61250a878f89`, []],
  [tid.slice(1), []],
  [tid.replaceAll('-', ''), []],
])('finds a TID where it is a whole word: %s', (text, places) => {
  expect(finder.find(text)).toEqual(places);
  expect(finder.findInBytes(text, 'utf8')).toEqual(places);
});

it('finds a TID in the bytes of UTF-16', () => {
  const bytes = Buffer.from(`ü ${tid} a${tid} ${other} ${tid.toUpperCase()}`, 'utf16le').toString('latin1');
  expect(finder.findInBytes(bytes, 'utf16')).toEqual([
    [4, 76],
    [228, 300],
  ]);
});
