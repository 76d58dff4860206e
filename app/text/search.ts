import { decodePercent } from './percent.ts';

const asciiOnly = /^[\0-\x7f]*$/;

/**
 * A text as searches compare it: in one Unicode form (NFC) and without case, so that `STRASSE` finds `straße`, `ΟΔΟΣ` finds
 * `οδος`, and `istanbul` finds `İstanbul`, however each was typed.
 */
export function foldText(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase();
  // Upper case first: it splits letters that have no upper case, such as ß. The marks are of the dotted I and of a
  // Greek sigma at the end of a word.
  return (
    text
      .normalize('NFC')
      .toUpperCase()
      .toLowerCase()
      .replaceAll('\u0307', '')
      .replaceAll('ς', 'σ')
      // The capital ẞ is its own upper case: only its lower case is split like that of others.
      .replaceAll('ß', 'ss')
      .normalize('NFC')
  );
}

/** How many words of a search are looked for: a text of a million letters may have a hundred thousand. */
export const mostWords = 200;

/** Long lists ask for the words of the same search for each line. */
let last: { readonly search: string; readonly words: readonly string[] } = { search: '', words: [] };

/** The words of a search of any length, folded, the longest first: it rules out the most. */
export function searchWords(search: string): readonly string[] {
  if (search !== last.search) last = { search, words: allWords(search).slice(0, mostWords) };
  return last.words;
}

/** What a person has to know of a search: that some of its words are not looked for. Null for any usual one. */
export function searchNote(search: string): string | null {
  if (search.length <= 2 * mostWords || allWords(search).length <= mostWords) return null;
  return `Only the ${mostWords} longest words are searched for.`;
}

function allWords(search: string): readonly string[] {
  return [...new Set(foldText(search).split(/\s+/).filter(Boolean))].sort((a, b) => b.length - a.length);
}

/** Whether each word of a search is in one of the texts, as written or as decoded. */
export function hasWords(texts: readonly string[], words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const forms = texts.flatMap(searchForms);
  return words.every((word) => forms.some((form) => form.includes(word)));
}

/** A text folded, as it is written, and as it reads without percent-encoding and JSON's escapes where that differs. */
export function searchForms(text: string): readonly string[] {
  const read = withoutJsonEscapes(decodePercent(text));
  return read === text ? [foldText(text)] : [...new Set([foldText(text), foldText(read)])];
}

const escapes: Readonly<Record<string, string>> = { n: ' ', r: ' ', t: ' ', b: ' ', f: ' ' };

function withoutJsonEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, code: string | undefined, one: string | undefined) =>
    code === undefined ? (escapes[one ?? ''] ?? one ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
