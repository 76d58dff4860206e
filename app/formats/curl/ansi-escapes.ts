const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['e', '\x1b'],
  ['E', '\x1b'],
]);

/** What the inside of `$'…'` means in bash. `\x` and octal digits are bytes: several of them can make one character. */
export function unescapeAnsi(text: string): string {
  const parts =
    /((?:\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}))+)|\\u([0-9a-fA-F]{1,4})|\\U([0-9a-fA-F]{1,8})|\\c([\s\S])|\\([\s\S])/g;
  return text.replace(parts, (_, bytes?: string, short?: string, long?: string, control?: string, other?: string) => {
    if (bytes !== undefined) return bytesToText(readBytes(bytes));
    const code = short ?? long;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
    return escapes.get(other ?? '') ?? other ?? '';
  });
}

function readBytes(written: string): readonly number[] {
  return Array.from(written.matchAll(/\\x([0-9a-fA-F]{1,2})|\\([0-7]{1,3})/g), ([, hex, octal]) =>
    hex === undefined ? Number.parseInt(octal ?? '0', 8) & 0xff : Number.parseInt(hex, 16),
  );
}

/** Bytes read as UTF-8; a byte that isn't part of a character becomes U+FFFD. */
function bytesToText(bytes: readonly number[]): string {
  const encoded = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return encoded.replace(utf8Character, (character, isWhole: string | undefined) => {
    if (isWhole === undefined) return '\uFFFD';
    try {
      return decodeURIComponent(character);
    } catch {
      return '\uFFFD';
    }
  });
}

/** One character of UTF-8 as percent-encoded bytes, or else one byte that starts none. */
const utf8Character =
  /(%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3})|%[0-9a-f]{2}/g;
