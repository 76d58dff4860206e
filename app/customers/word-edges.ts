/** The scripts that write no blanks between words, or none before a particle. */
const unspaced = String.raw`[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]`;
const letter = String.raw`[\p{L}\p{Nl}]`;
const unspacedLetter = String.raw`(?=[\p{L}\p{Nl}\p{M}])${unspaced}`;
/** A circled number, or one of a footnote, isn't a part of the word beside it. */
const spacedLetter = String.raw`(?:(?!${unspaced})${letter}|\p{Nd})`;

const firstIsUnspaced = new RegExp(`^${unspacedLetter}`, 'u');
// Between a letter and its end are at most a few marks, such as the selector of a variant.
const lastIsUnspaced = new RegExp(String.raw`${unspacedLetter}\p{M}{0,8}$`, 'u');
const anyBefore = new RegExp(String.raw`(?:${letter}|\p{Nd})\p{M}{0,8}$`, 'u');
const anyAfter = new RegExp(String.raw`^(?:${letter}|\p{Nd}|\p{M})`, 'u');
const spacedBefore = new RegExp(String.raw`${spacedLetter}\p{M}{0,8}$`, 'u');
const spacedAfter = new RegExp(String.raw`^(?:${spacedLetter}|(?!${unspaced})\p{M})`, 'u');
const anyWord = new RegExp(String.raw`(?:${unspacedLetter})+|${spacedLetter}+|\p{No}`, 'gu');

/**
 * Whether a word begins before a place: `ada` within `žada`. A letter of a script without blanks goes on only with another
 * one: an address begins in `客戶ada@example.com`, but no customer `会員12号` in `新会員12号`.
 */
export function beginsBefore(before: string, word: string): boolean {
  return (firstIsUnspaced.test(word) ? anyBefore : spacedBefore).test(before);
}

/** Whether a word ends only behind a place, by the same rule. */
export function endsBehind(word: string, after: string): boolean {
  return (lastIsUnspaced.test(word) ? anyAfter : spacedAfter).test(after);
}

/** The words of a text in their order, by the same rule: what ends at such a place is a word. */
export function wordsInOrder(text: string): readonly string[] {
  return text.match(anyWord) ?? [];
}
