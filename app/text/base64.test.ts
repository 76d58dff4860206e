import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64ToBytes, textToBase64, utf8ToText } from './base64.ts';

/** What the platform reads; null where it refuses. */
function read(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

// The first and the last byte of each kind, with which nearly all mistakes can be made.
const edges = [0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed];
const byte = fc.constantFrom(...edges, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff);

it('reads bytes in UTF-8 as the platform does, and refuses the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(utf8ToText(bytes)).toBe(read(bytes));
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.array(byte, { minLength: 1, maxLength: 4 }), (codes) => {
      const bytes = Uint8Array.from(codes);
      expect(utf8ToText(bytes)).toBe(read(bytes));
    }),
    { numRuns: 3_000 },
  );
});

it.each(['', 'a', 'ab', 'abc', '\u07ff\u0800\ud7ff\ue000\uffff\u{10000}\u{10ffff}', '\ufeffmarked', 'ÿ\xbe?>'])(
  'gives back %j',
  (text) => {
    const base64 = textToBase64(text);
    expect(base64).toBe(Buffer.from(text).toString('base64'));
    for (const form of [base64, base64.replace(/=+$/, ''), base64.replaceAll('+', '-').replaceAll('/', '_')])
      expect(utf8ToText(base64ToBytes(form) ?? new Uint8Array())).toBe(text);
  },
);
