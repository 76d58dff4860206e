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
  return readAs(isUtf8 ? 'utf-8' : guess.encoding, bytes, decode);
}

/** Reads a file that Tidings wrote, which is UTF-8 whatever became of its bytes. Some editors save UTF-16. */
export function readOwnBytes(bytes: Uint8Array, decode: Decode): ReadText {
  const guess = detectEncoding(bytes);
  const isWide = guess.kind === 'text' && (guess.encoding === 'utf-16le' || guess.encoding === 'utf-16be');
  return readAs(isWide ? guess.encoding : 'utf-8', bytes, decode);
}

/** U+FFFD as a file itself may have it. */
const written: Partial<Record<Encoding, readonly number[]>> = {
  'utf-8': [0xef, 0xbf, 0xbd],
  'utf-16le': [0xfd, 0xff],
  'utf-16be': [0xff, 0xfd],
};

/** A letter is in doubt where its bytes are bad. What was lost before the file was saved is in the file like that. */
function readAs(encoding: Encoding, bytes: Uint8Array, decode: Decode): ReadText {
  const text = decode(bytes, encoding);
  const doubt =
    'Some letters couldn’t be read and are shown as \uFFFD. Check them, or save the file as UTF-8 and import it again.';
  const shown = text.split('\uFFFD').length - 1;
  const isBad = shown > 0 && shown > countOf(bytes, written[encoding] ?? []);
  return { text, doubt: isBad ? doubt : null };
}

/** How often these bytes make a letter: one of UTF-16 begins at an even place. */
function countOf(bytes: Uint8Array, sign: readonly number[]): number {
  const [first] = sign;
  if (first === undefined) return 0;
  let count = 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if ((sign.length !== 2 || at % 2 === 0) && sign.every((byte, index) => bytes[at + index] === byte)) count += 1;
  return count;
}

/** The bytes around the first letter beyond ASCII, from the start of its line. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = first === -1 ? 0 : bytes.lastIndexOf(0x0a, first) + 1;
  const from = first - start > mostSampled / 2 ? first : start;
  return bytes.subarray(from, from + mostSampled);
}
