import { describe, expect, it } from 'vitest';
import { createFirstLook } from './first-look.ts';
import { writtenForms } from './written-forms.ts';

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const charsets = [
  ['utf8', 'utf8'],
  ['utf16', 'utf16le'],
] as const;

/** Ways in which encoders write one character, escaped `often` times more. */
const encoders: readonly ((character: string, often: number) => string)[] = [
  (character) => character,
  (character, often) =>
    [...Buffer.from(character)].map((byte) => `%${'25'.repeat(often)}${hex(byte, 2)}`.toUpperCase()).join(''),
  (character, often) => `%${'25'.repeat(often)}u${hex(character.charCodeAt(0), 4)}`,
  (character, often) => `${'\\'.repeat(often + 1)}u${hex(character.charCodeAt(0), 4)}`,
  (character, often) => `&#${'0'.repeat(often)}${character.charCodeAt(0)};`,
  (character, often) => `&#x${'0'.repeat(often)}${hex(character.charCodeAt(0), 1)};`,
  (character, often) =>
    character.charCodeAt(0) < 256 ? `%${'25'.repeat(often)}${hex(character.charCodeAt(0), 2)}` : character,
];

const others: Readonly<Record<string, readonly string[]>> = {
  i: ['İ', 'i\u0307', 'ı'],
  k: ['\u212A'],
  s: ['ſ'],
  ss: ['ß', 'ẞ', 'ſſ'],
};

/** A letter or digit in each case, in each encoding, once or more often. */
function formsOf(letter: string): readonly string[] {
  const cases = [letter, letter.toUpperCase(), ...(others[letter] ?? [])];
  const encode = (one: string, encoder: (typeof encoders)[number], often: number) => {
    const all = [...one].map((character) => encoder(character, often));
    return [all.join(''), one.slice(0, -1) + all.at(-1)];
  };
  return cases.flatMap((one) =>
    encoders.flatMap((encoder) => [0, 1, 2].flatMap((often) => encode(one, encoder, often))),
  );
}

describe('the first look at the bytes of a file', () => {
  it.each([...'abcdefghijklmnopqrstuvwxyz0123456789', 'ss'])('misses no form of %s', (letter) => {
    const mayHold = createFirstLook(`${letter}q`);
    for (const [charset, encoding] of charsets) {
      const pattern = new RegExp(writtenForms(`${letter}q`, charset));
      for (const form of formsOf(letter)) {
        const bytes = Buffer.from(`{"":"${form}q"}`, encoding).toString('latin1');
        expect(bytes, `${form} in ${charset}`).toMatch(pattern);
        expect(mayHold(bytes, charset), `${form} in ${charset}`).toBe(true);
      }
    }
  });

  it.each(charsets)('passes over a usual file without the key, in %s', (charset) => {
    const mayHold = createFirstLook('adam');
    const file = '{"uri":"a://b/willkommen?x=%20%40%C3%A4","name":"Grüße \\u0001 & mehr\\n","key":"eve@example.com"}';
    expect(mayHold(Buffer.from(file).toString('latin1'), charset)).toBe(false);
    expect(mayHold(Buffer.from(`${file} ADAM`).toString('latin1'), charset)).toBe(charset === 'utf8');
  });

  it('looks on where a key has no letter or digit of ASCII', () => {
    expect(createFirstLook('')('', 'utf8')).toBe(true);
  });
});
