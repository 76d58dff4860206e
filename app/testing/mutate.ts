/** Gives whole numbers from 0 up to, and without, a limit: the same ones for the same seed. */
export type Dice = (limit: number) => number;

/** Dice from a seed (mulberry32). */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** What is put into a text: marks of the formats, names that JavaScript knows, hidden characters, huge numbers. */
const parts = [
  ...['"', "'", '`', '\\', '\\"', '^', '%', '$', '{', '}', '[', ']', '(', ')', '<', '>', '&', ';', '|', ',', ':', '='],
  ...[
    '{{',
    '}}',
    '{{name}}',
    '{{?',
    '{{$guid}}',
    '\\u0000',
    '\\ud800',
    '\\x',
    '&#0;',
    '&amp;',
    '%00',
    '%E9',
    '%ZZ',
    '+',
  ],
  ...['\0', '\uD800', '\uDC00', '\uFEFF', '\u200B', '\u202E', '\u00A0', '\u0085', '\u2028', '\x1A', '\x1B', '😀', 'é'],
  ...['__proto__', '"__proto__":{"polluted":1},', '"constructor":{"prototype":{"polluted":1}},', 'toString', 'length'],
  ...['1e999', '-1e999', '9'.repeat(400), '0x1F', '1e-400', '-0', 'NaN', 'Infinity', 'null', 'true', '[]', '{}', '""'],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    '    ',
    '\n\n',
    '###',
    '//',
    '/*',
    '*/',
    '#',
    '-d @- ',
    "<<'EOF'\n",
    '$(',
    '@{',
    "@'\n",
  ],
] as const;

const brackets = [
  ['[', ']'],
  ['{"a":', '}'],
  ['{"item":[', ']}'],
  ['<t>', '</t>'],
  ['$(', ')'],
  ['"', '"'],
] as const;

/** Words, numbers and marks: what is swapped, doubled or left out as one. */
const token = /[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu;

type Change = (text: string, dice: Dice) => string;

/** Cuts a text at a place, and gives what is before and behind a piece of it. */
function around(text: string, dice: Dice, most: number) {
  const from = dice(text.length + 1);
  const to = Math.min(text.length, from + dice(most));
  return { before: text.slice(0, from), piece: text.slice(from, to), behind: text.slice(to) };
}

const changes: readonly Change[] = [
  // A bit of a character flips.
  (text, dice) => {
    const at = dice(Math.max(1, text.length));
    return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << dice(9))) + text.slice(at + 1);
  },
  // The text ends, or begins, in the middle.
  (text, dice) => (dice(2) === 0 ? text.slice(0, dice(text.length + 1)) : text.slice(dice(text.length + 1))),
  // A piece is left out, doubled, or comes again elsewhere.
  (text, dice) => {
    const { before, behind } = around(text, dice, 60);
    return before + behind;
  },
  (text, dice) => {
    const { before, piece, behind } = around(text, dice, 200);
    return before + piece.repeat(2 + dice(3)) + behind;
  },
  (text, dice) => {
    const { piece } = around(text, dice, 200);
    const at = dice(text.length + 1);
    return text.slice(0, at) + piece + text.slice(at);
  },
  // Two tokens change places.
  (text, dice) => {
    const all = text.match(token) ?? [];
    const [one, other] = [dice(all.length), dice(all.length)];
    return all.map((part, at) => (at === one ? all[other] : at === other ? all[one] : part)).join('');
  },
  // A part comes in, once or in the place of a token.
  (text, dice) => {
    const at = dice(text.length + 1);
    return text.slice(0, at) + (parts[dice(parts.length)] ?? '') + text.slice(at);
  },
  (text, dice) => {
    const all = text.match(token) ?? [];
    const at = dice(all.length);
    return all.map((part, index) => (index === at ? parts[dice(parts.length)] : part)).join('');
  },
  // A piece is wrapped in many brackets.
  (text, dice) => {
    const { before, piece, behind } = around(text, dice, 30);
    const [open, close] = brackets[dice(brackets.length)] ?? ['[', ']'];
    const depth = dice(8) === 0 ? 1_500 : 1 + dice(5);
    return before + open.repeat(depth) + piece + close.repeat(depth) + behind;
  },
];

/** The longest text that comes of changes, in characters: what reads it has no more steps to take than this allows. */
export const longestMutated = 20_000;

/** The same text with one to four things wrong with it. */
export function mutate(text: string, dice: Dice): string {
  let changed = text;
  for (let left = 1 + dice(4); left > 0; left -= 1) changed = changes[dice(changes.length)]?.(changed, dice) ?? changed;
  return changed.slice(0, longestMutated);
}

/** Bytes with one to four things wrong with them: bits flipped, pieces cut, doubled or filled with zeros. */
export function mutateBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
  let changed = Array.from(bytes);
  for (let left = 1 + dice(4); left > 0; left -= 1) {
    const from = dice(changed.length + 1);
    const piece = changed.slice(from, from + dice(64));
    const behind = changed.slice(from + piece.length);
    const put = [
      () => piece.map((byte) => (dice(8) === 0 ? byte ^ (1 << dice(8)) : byte)),
      () => [],
      () => [...piece, ...piece],
      () => piece.map(() => (dice(2) === 0 ? 0 : 255)),
    ][dice(4)];
    changed = dice(12) === 0 ? changed.slice(0, from) : [...changed.slice(0, from), ...(put?.() ?? []), ...behind];
  }
  return Uint8Array.from(changed);
}
