import type { Encoding } from '#app/runs/data-format.ts';

/** The first bytes of the letters that people use most, in encodings of two bytes a letter. */
const commonLeads: Partial<Record<Encoding, readonly (readonly [number, number])[]>> = {
  shift_jis: [
    [0x81, 0x83],
    [0x88, 0x97],
  ],
  'euc-jp': [
    [0xa1, 0xa5],
    [0xb0, 0xcf],
  ],
  gb18030: [
    [0xa1, 0xa3],
    [0xb0, 0xd7],
  ],
  big5: [
    [0xa1, 0xa3],
    [0xa4, 0xc6],
  ],
  'euc-kr': [
    [0xa1, 0xa3],
    [0xb0, 0xc8],
  ],
};

/** In these both bytes of a letter are beyond ASCII. */
const highPairs: ReadonlySet<Encoding> = new Set<Encoding>(['euc-jp', 'euc-kr', 'gb18030']);

type Read = { readonly encoding: Encoding; readonly bytes: Uint8Array };

/**
 * How well the letters of a text fit together in an encoding, 0 at best: each one that no text has, that is a sign within a word,
 * in another script than its neighbours or in the wrong case, takes its share.
 */
export function legacyFit(text: string, { encoding, bytes }: Read): number {
  const leads = commonLeads[encoding];
  const letters = [...text];
  let beyond = 0;
  let cost = 0;
  for (const [at, letter] of letters.entries()) {
    if (letter < '\u0080') continue;
    beyond += 1;
    cost += costOf(letter, letters[at - 1] ?? ' ', letters[at + 1] ?? ' ');
  }
  if (leads !== undefined) cost += rareLetters(bytes, leads, highPairs.has(encoding)) * 0.7;
  // Chinese and Korean bytes read as Japanese are kanji without a single kana.
  if (encoding === 'euc-jp' && !/[\u3040-\u30ff]/.test(text)) cost += beyond * 0.3;
  return beyond === 0 ? 0 : -cost / beyond;
}

function costOf(letter: string, before: string, after: string): number {
  if (/[\p{C}\ufffd]/u.test(letter)) return 5;
  if (/\p{L}|\p{M}/u.test(letter)) {
    const script = scriptOf(letter);
    const isMixed = [before, after].some((one) => /\p{L}/u.test(one) && scriptOf(one) !== script);
    const isWrongCase = /\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before);
    // Half-width katakana are what any other encoding of one byte looks like.
    const isHalfWidth = /[\uff61-\uff9f]/.test(letter);
    // Letters with marks rarely follow each other; in a text of another script nearly all would.
    const isMarked = script === 'latin' && [before, after].some((one) => one > '\u007f' && scriptOf(one) === 'latin');
    return (isMarked ? 0.35 : 0) + (isMixed ? 1 : 0) + (isWrongCase ? 1 : 0) + (isHalfWidth ? 0.5 : 0);
  }
  if (/[\p{Pi}\p{Pf}\p{Pd}…•€\u3000-\u303f\uff00-\uff60]/u.test(letter)) {
    const isInWord = /\p{L}/u.test(before) && /\p{L}/u.test(after) && letter !== '’';
    return isInWord ? 0.8 : 0.1;
  }
  const touchesLetter = /\p{L}/u.test(before) || /\p{L}/u.test(after);
  return touchesLetter ? 1 : 0.3;
}

function scriptOf(letter: string): string {
  if (/\p{Script=Latin}/u.test(letter)) return 'latin';
  if (/\p{Script=Cyrillic}/u.test(letter)) return 'cyrillic';
  if (/\p{Script=Greek}/u.test(letter)) return 'greek';
  if (/\p{Script=Hebrew}|\p{Script=Arabic}/u.test(letter)) return 'semitic';
  return 'east asian';
}

/** How many letters of two bytes are not among the usual ones. */
function rareLetters(bytes: Uint8Array, leads: readonly (readonly [number, number])[], isHigh: boolean): number {
  let rare = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const isCommon = leads.some(([from, to]) => lead >= from && lead <= to);
    at += 1;
    if (!isCommon || (isHigh && (bytes[at] ?? 0) < 0xa1)) rare += 1;
  }
  return rare;
}
