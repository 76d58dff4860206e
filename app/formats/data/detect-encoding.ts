import type { Encoding } from '#app/runs/data-format.ts';

/** How the beginning of a file is written; `isAscii` says that other encodings of 8 bits would fit as well. */
export type EncodingGuess =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly isAscii: boolean }
  | { readonly kind: 'binary' };

/**
 * Tells the encoding from a file's first bytes, which may end in the middle of a letter: by a byte order mark, by the zero
 * bytes of UTF-16, and else by whether they make good UTF-8. Zero bytes otherwise are no text.
 */
export function detectEncoding(bytes: Uint8Array): EncodingGuess {
  const isAscii = bytes.every((byte) => byte > 0 && byte < 0x80);
  const found = (encoding: Encoding): EncodingGuess => ({ kind: 'text', encoding, isAscii });
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return found('utf-8-bom');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return found('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return found('utf-16be');
  if (bytes.includes(0)) return detectWideText(bytes);
  if (isAscii && hasEscapes(bytes)) return found('iso-2022-jp');
  return found(isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/** Whether more of the letters beyond ASCII are good UTF-8 than not. */
export function mayBeUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) bad += 1;
    else if (length > 1) good += 1;
    at += Math.max(1, length);
  }
  return good > bad;
}

/** Latin letters in UTF-16 have a zero as every other byte and hardly one in between, and no control characters. */
function detectWideText(bytes: Uint8Array): EncodingGuess {
  const zeros = [0, 0];
  let hasControls = false;
  for (const [at, byte] of bytes.entries()) {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    else if (byte < 0x20 && bytes[at ^ 1] === 0) hasControls ||= byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
  }
  const [even = 0, odd = 0] = zeros.map((count) => count / (bytes.length / 2));
  if (!hasControls && odd > 0.5 && even < 0.05) return { kind: 'text', encoding: 'utf-16le', isAscii: false };
  if (!hasControls && even > 0.5 && odd < 0.05) return { kind: 'text', encoding: 'utf-16be', isAscii: false };
  return { kind: 'binary' };
}

/** Japanese mail changes between alphabets by escapes, ESC $ B and others. */
function hasEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at !== -1; at = bytes.indexOf(0x1b, at + 1))
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  return false;
}

function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** The length of the letter that begins here, 0 when none does. One that is cut off at the end counts as whole. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0x80] = [bytes[at], bytes[at + 1]];
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  for (let next = at + 1; next < at + length && next < bytes.length; next++)
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  const isBeyond =
    at + 1 < bytes.length &&
    ((first === 0xe0 && second < 0xa0) ||
      (first === 0xed && second > 0x9f) ||
      (first === 0xf0 && second < 0x90) ||
      (first === 0xf4 && second > 0x8f));
  return isBeyond ? 0 : length;
}
