/** Escapes of a letter or a digit of ASCII, in the bytes of a text in UTF-8. */
const escapedAscii = /(?:%(?:25)*(?:u00)?|\\u00)(?:3[0-9]|[46][1-9a-f]|[57][0-9a])|&#/i;

/** The other letters that a letter of ASCII may be written as, as themselves and escaped. */
const otherLetters = {
  i: /\xc4[\xb0\xb1]|\xcc\x87|%(?:25)*(?:c4|cc|u013[01]|u0307)|\\u(?:013[01]|0307)/i,
  k: /\xe2\x84\xaa|%(?:25)*(?:e2|u212a)|\\u212a/i,
  s: /\xc5\xbf|\xc3\x9f|\xe1\xba\x9e|%(?:25)*(?:c5|c3|e1|df|u017f|u00df|u1e9e)|\\u(?:017f|00df|1e9e)/i,
} as const;

/**
 * A first look at the bytes of a file, one character a byte, for letters and digits of ASCII. False only where no form of
 * them is there. It saves the pattern of every form, which takes milliseconds to be made.
 */
export function createFirstLook(needle: string): (bytes: string, charset: 'utf8' | 'utf16') => boolean {
  if (needle === '') return () => true;
  const low = needle.toLowerCase();
  const others = (['i', 'k', 's'] as const).filter((letter) => low.includes(letter)).map((one) => otherLetters[one]);
  const patterns = [new RegExp(low, 'i'), escapedAscii, ...others];
  // Each form of another letter begins with a character of ASCII, whose second byte is zero in UTF-16.
  const hasZeros = !/^[iks]+$/.test(low);
  return (bytes, charset) =>
    charset === 'utf16' ? !hasZeros || bytes.includes('\0') : patterns.some((pattern) => pattern.test(bytes));
}
