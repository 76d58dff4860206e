import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDecoder } from './decoder.ts';

it('reads the letters that Windows has where Latin-1 has none', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const text = createDecoder('windows-1252').push(bytes);
  expect(text).toHaveLength(256);
  expect(text.slice(0x80, 0xa0)).toBe('€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ');
  expect(text.slice(0xa0)).toBe(Buffer.from(bytes.subarray(0xa0)).toString('latin1'));
});

it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)(
  'puts letters of %s together again wherever they are cut',
  (encoding) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, cut) => {
        const plain = Buffer.from(text, encoding === 'utf-8' ? 'utf-8' : 'utf16le');
        const bytes = encoding === 'utf-16be' ? plain.swap16() : plain;
        const decoder = createDecoder(encoding);
        expect(decoder.push(bytes.subarray(0, cut)) + decoder.push(bytes.subarray(cut)) + decoder.end()).toBe(text);
      }),
    );
  },
);
