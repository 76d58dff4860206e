import type { Encoding } from '#app/runs/data-format.ts';
import { bestEncoding } from './best-encoding.ts';
import { detectEncoding, mayBeUtf8 } from './detect-encoding.ts';

/** A text, and why some of its letters may be others than in the file, in words; null where they are not. */
export type ReadText = { readonly text: string; readonly doubt: string | null };

/** Given by the caller: `TextDecoder` is not part of the language. */
export type Decode = (bytes: Uint8Array, encoding: Encoding) => string;

/** How many bytes decide what encoding a text has. */
const mostSampled = 100_000;

/** Reads a whole file of text. One whose letters are mostly UTF-8 is, as a few bytes may be spoilt. */
export function readTextBytes(bytes: Uint8Array, decode: Decode): ReadText {
  const guess = detectEncoding(bytes);
  if (guess.kind === 'text' && guess.encoding === 'windows-1252' && !mayBeUtf8(bytes)) {
    const encoding = bestEncoding(sampleOf(bytes), { decode });
    const doubt = `The file isn’t UTF-8. It was read as ${encoding}. Check its letters, or save it as UTF-8 first.`;
    return { text: decode(bytes, encoding), doubt };
  }
  const isUtf8 = guess.kind === 'binary' || guess.encoding === 'windows-1252' || guess.encoding === 'utf-8-bom';
  return withDoubt(decode(bytes, isUtf8 ? 'utf-8' : guess.encoding));
}

/** Reads a file that Tidings wrote, which is UTF-8 whatever became of its bytes. Some editors save UTF-16. */
export function readOwnBytes(bytes: Uint8Array, decode: Decode): ReadText {
  const guess = detectEncoding(bytes);
  const isWide = guess.kind === 'text' && (guess.encoding === 'utf-16le' || guess.encoding === 'utf-16be');
  return withDoubt(decode(bytes, isWide ? guess.encoding : 'utf-8'));
}

/** Letters may have been lost here, or before the file was saved. */
function withDoubt(text: string): ReadText {
  const doubt =
    'Some letters couldn’t be read and are shown as \uFFFD. Check them, or save the file as UTF-8 and import it again.';
  return { text, doubt: text.includes('\uFFFD') ? doubt : null };
}

/** The bytes around the first letter beyond ASCII, from the start of its line. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = first === -1 ? 0 : bytes.lastIndexOf(0x0a, first) + 1;
  const from = first - start > mostSampled / 2 ? first : start;
  return bytes.subarray(from, from + mostSampled);
}
