import { wellFormed } from './percent.ts';

/** The bytes of a text in Base64, with or without padding; null when it isn't Base64. */
export function base64ToBytes(text: string): Uint8Array | null {
  const letters = text
    .replace(/\s+/g, '')
    .replace(/(?<!=)=+$/, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  if (/[^A-Za-z0-9+/]/.test(letters) || letters.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let length = 0;
  let at = 0;
  for (let index = 0; index < letters.length; index += 1) {
    bits = (bits << 6) | (valueOfCode[letters.charCodeAt(index)] ?? 0);
    length += 6;
    if (length < 8) continue;
    length -= 8;
    bytes[at++] = (bits >> length) & 0xff;
  }
  return bytes;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What a letter of Base64 stands for, by its code. */
const valueOfCode = new Uint8Array(128);
for (let value = 0; value < alphabet.length; value += 1) valueOfCode[alphabet.charCodeAt(value)] = value;

/** How each byte may stand in a URI. Most letters stand for themselves, which makes it a third as long. */
const inUri = Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 && byte !== 0x25 ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`,
);

/** The text of bytes in UTF-8; null when they aren't. */
export function utf8ToText(bytes: Uint8Array): string | null {
  let encoded = '';
  for (const byte of bytes) encoded += inUri[byte] ?? '';
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

/** A text in UTF-8 as Base64, with padding. */
export function textToBase64(text: string): string {
  const bytes = utf8Of(text);
  let letters = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.slice(at, at + 3);
    const bits = (first << 16) | (second << 8) | third;
    const four = [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63)).join('');
    letters += four.slice(0, Math.min(4, bytes.length - at + 1)).padEnd(4, '=');
  }
  return letters;
}

/** Half a character counts as the one that stands for what can't be read. */
function utf8Of(text: string): readonly number[] {
  const encoded = encodeURIComponent(wellFormed(text));
  return [...encoded.matchAll(/%([0-9A-F]{2})|./gs)].map(([one, hex]) =>
    hex === undefined ? one.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

/** How a text may stand in others as Base64: as RFC 4648 has it, without padding, and for URLs. */
export function base64Forms(text: string): readonly string[] {
  const padded = textToBase64(text);
  const plain = padded.replace(/={1,2}$/, '');
  return [...new Set([padded, plain, plain.replaceAll('+', '-').replaceAll('/', '_')])];
}
