import { expect, it } from 'vitest';
import { wholeValues } from './whole-values.ts';

const placesOf = (text: string, key = 'ada', isUri = false) =>
  wholeValues(text, key, { everywhere: true, isUri }).map(({ place: [from, to] }) => [from, to]);

it('finds a key in a parameter, in JSON, and in JSON within JSON', () => {
  expect(placesOf('a://b?c=ada&d=adam')).toEqual([[8, 11]]);
  expect(placesOf('{"ck":"ada","n":1}')).toEqual([[7, 10]]);
  const inner = JSON.stringify({ body: JSON.stringify({ ck: 'ada' }) });
  const [from, to] = placesOf(inner)[0] ?? [];
  expect(inner.slice(from, to)).toBe('{\\"ck\\":\\"ada\\"}');
});

it('finds a key with a blank in a parameter, where nothing else is in it', () => {
  expect(placesOf('a://b?ck=Li Wu&x=1', 'Li Wu')).toEqual([[9, 14]]);
  expect(placesOf('{"uri":"a://b?ck=Li Wu"}', 'Li Wu')).toEqual([[17, 22]]);
  expect(placesOf('a://b?ck=Li and a://b?ck=Wu', 'Li')).toEqual([[9, 11]]);
  expect(placesOf('a://b?ck=Li Wumao&x=1', 'Li Wu')).toEqual([]);
});

it.each(['a://b?ck=Li Wu&x=1', 'a://b?ck=Li Wu#top', 'a://b?ck=Li Wu', '{"uri":"a://b?ck=Li Wu"}'])(
  'finds no key that is the beginning of another one in %s',
  (text) => {
    expect(placesOf(text, 'Li', true)).toEqual([]);
  },
);

it('finds a key in an address within a sentence', () => {
  expect(placesOf('see a://b?ck=Li for Tom & Jerry', 'Li')).toEqual([[13, 15]]);
  expect(placesOf('a://b?ck=Li is not a://b?ck=Wu', 'Li')).toEqual([[9, 11]]);
  expect(placesOf('see a://b?ck=Li for this', 'Li')).toEqual([[13, 15]]);
});

it.each(['a://b?ck=4711 opened by phone', 'a://b?ck=4711\nthanks', 'a://b?ck=4711 by phone\r\nthanks'])(
  'finds a key where words follow an address in %j',
  (text) => {
    expect(placesOf(text, '4711')).toEqual([[9, 13]]);
  },
);

it('ends a value with its line', () => {
  expect(placesOf('a://b?ck=Li Wu\nthanks', 'Li Wu')).toEqual([[9, 14]]);
  expect(placesOf('a://b?ck=4711\nthanks', '4711', true)).toEqual([[9, 13]]);
});

it('finds a number in a list', () => {
  expect(placesOf('[42, 142,42]', '42')).toEqual([
    [1, 3],
    [9, 11],
  ]);
});

it('reads JSON that breaks off', () => {
  expect(placesOf('{"ck":"ada","note":"she said \\"ada\\" and')).toEqual([[7, 10]]);
  expect(wholeValues('{"ck":42,"x', '42', { everywhere: true, isUri: false })).toMatchObject([
    { place: [6, 8], isNumber: true },
  ]);
});

const length = 500_000;

/** What comes again and again in a text, with what is before it and behind it, and how often the key is found. */
const runs: readonly (readonly [before: string, again: string, behind: string, found: number])[] = [
  ['{"a', '\\"', '', 0],
  ['{"a', '"\\', '', 0],
  ['{"ck":"ada","a":"', '\\"', '', 1],
  ['[', '"ada",', '""]', 83_333],
  [`{"a":"${'\\'.repeat(2)}`, '?c=ada&', '"}', 71_428],
  ['a?', 'c=ada&', '', 83_333],
  ['a?', '?', 'c=ada', 1],
  ['a', '?c=ada ', '', 71_428],
  ['a?c=ada', ' ', '&c=ada', 2],
  ['{', ' ', '"ck": "ada"', 1],
  ['{"ck":', '1', '}', 0],
];

/** A search whose time grows with the square of the text would take hours for all of these: the test would never end. */
it.each(runs)('%j, many times %j, and %j is searched in one go', (before, again, behind, found) => {
  const text = before + again.repeat(Math.floor(length / again.length)) + behind;
  expect(placesOf(text).length).toBe(found);
});
