import { decodePercent } from '#app/text/percent.ts';

/** The TIDs that a text from a browser holds, and what the text is. */
export type TidText = { readonly what: string; readonly tids: readonly string[] };

/** The tag's first-party cookie: `one__randomid`, and `_one_<suffix>` of older tags (Lifecycle of the MXO Tag). */
const COOKIE = /(?<![\w-])(?:one__randomid|_one_\w{1,64})(?:\s{0,8}[=:]\s{0,8}|\t)["']?([^\s;,"']{1,200})/g;
const TID = /(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi;
/** A TID alone, as a console prints it: in quotes, behind an arrow. */
const ALONE = /^[<>«»·\s]{0,8}["'`]?[0-9a-f-]{36}["'`]?[;\s]{0,8}$/i;

/**
 * Reads the TIDs in what people copy from a browser: a cookie text, the output of the tag's `getTid`, the address
 * of a web page, a TID alone. Null when the text is none of these. The addresses of MXO itself are read as
 * `Given`.
 */
export function readTidText(text: string): TidText | null {
  const cookies = [...text.matchAll(COOKIE)].map(([, value = '']) => decodePercent(value));
  if (cookies.length > 0) return { what: 'A cookie of the MXO tag', tids: once(cookies) };
  const shaped = once(text.match(TID) ?? []);
  if (shaped.length > 0 && /\bgetTid\b/.test(text)) return { what: 'The output of getTid', tids: shaped };
  if (shaped.length === 1 && ALONE.test(text)) return { what: 'A TID', tids: shaped };
  const pages = text.split(/[\s"'<>]/).flatMap((word) => tidOfPage(word) ?? []);
  return pages.length === 0 ? null : { what: 'A page address with a TID', tids: once(pages) };
}

/** The TID that a field gets when a cookie text or an address with one is pasted; null to paste the text as it is. */
export function tidIn(pasted: string): string | null {
  const [tid, ...others] = readTidText(pasted)?.tids ?? [];
  return tid === undefined || others.length > 0 ? null : tid;
}

/** The TID that a web page is given by its address: MXO links a customer across Touchpoints by the parameter `tid`. */
function tidOfPage(word: string): string | null {
  const start = word.search(/(?<![^([{«“„])https?:\/\//i);
  if (start === -1) return null;
  const value = withoutClosing(word.slice(start))
    .split(/[?&#]/)
    .slice(1)
    .find((part) => /^(?:one-)?tid=./.test(part));
  return value === undefined ? null : decodePercent(value.slice(value.indexOf('=') + 1));
}

/** An address without what ends the sentence or the brackets that it is in. */
function withoutClosing(word: string): string {
  let end = word.length;
  while (end > 0 && '.,;:!?…)]}»“”'.includes(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end);
}

function once(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}
