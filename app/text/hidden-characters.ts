/** A character that can't be seen, or that isn't what it looks like. */
export type HiddenCharacter = {
  readonly character: string;
  /** With its article and code: `a zero-width space (U+200B)`. */
  readonly named: string;
};

const names: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u2007': 'a no-break space',
  '\u202f': 'a no-break space',
  '\u00ad': 'a soft hyphen',
  '\u200b': 'a zero-width space',
  '\u2060': 'a zero-width space',
  '\u200c': 'a zero-width non-joiner',
  '\u200d': 'a zero-width joiner',
  '\ufeff': 'a byte order mark',
};

const hidden = /[\u00a0\u00ad\u2007\u200b-\u200f\u202a-\u202f\u2060\u2066-\u2069\ufeff]/;
const allHidden = new RegExp(hidden, 'g');
/** In texts for people these have a meaning: emoji, Persian and typography need them. */
const meant = /\u00a0|\u2007|\u200c|\u200d|\u202f/g;

/** The first hidden character of a text that people or programs write by hand; null when it has none. */
export function findHidden(text: string): HiddenCharacter | null {
  const character = hidden.exec(text)?.[0];
  if (character === undefined) return null;
  return { character, named: `${names[character] ?? 'a mark for text direction'} (${codeOf(character)})` };
}

/** The same for a text that people read, where some of them are meant. */
export function findHiddenInProse(text: string): HiddenCharacter | null {
  return findHidden(text.replace(meant, ''));
}

/** The text with plain spaces for no-break ones, and without all other hidden characters. */
export function withoutHidden(text: string): string {
  return text.replace(allHidden, (character) => (isSpace(character) ? ' ' : ''));
}

/** The text without hidden characters, except for those that are meant in a text that people read. */
export function withoutHiddenInProse(text: string): string {
  return text.replace(allHidden, (character) => (character.search(meant) === 0 ? character : ''));
}

/** The first letter beyond ASCII, as it may only look like a plain one: `“О” (U+041E)`; null when there is none. */
export function findForeignLetter(text: string): string | null {
  const letter = /[^ -~]/u.exec(text)?.[0];
  return letter === undefined ? null : `“${letter}” (${codeOf(letter)})`;
}

/** Letters of other alphabets that look like those of names, keys and addresses: each with its plain one behind it. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  ('АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYаaсcеeһhіiјjоoрpѕsхxуy' + 'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo' + '‐-‑-‒-–-—-−-')
    .match(/../gu)
    ?.map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** What a key, a name of a server or the like contains that isn't what it looks like, in words; null when it has nothing. */
export function findStrange(text: string): string | null {
  const hidden = findHidden(text);
  if (hidden !== null) return hidden.named;
  const letter = [...text].find((one) => plainLetter(one) !== one);
  return letter === undefined ? null : `“${letter}” (${codeOf(letter)}), which looks like ${plainLetter(letter)}`;
}

/** A key or the name of a server without hidden characters and blanks, and with plain letters for those that look like them. */
export function withoutStrange(text: string): string {
  return Array.from(withoutHidden(text).replace(/\s+/g, ''), plainLetter).join('');
}

function plainLetter(letter: string): string {
  // Full-width letters, as Japanese keyboards type them.
  return lookAlikes.get(letter) ?? (/[\uff01-\uff5e]/.test(letter) ? letter.normalize('NFKC') : letter);
}

function isSpace(character: string): boolean {
  return names[character] === 'a no-break space';
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
