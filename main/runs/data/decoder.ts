import type { Encoding } from '#app/runs/data-format.ts';

export type Decoder = { readonly push: (bytes: Uint8Array) => string; readonly end: () => string };

/** What windows-1252 has where Latin-1 has control characters, from 0x80 to 0x9f; the five gaps stay what they are. */
const windowsLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Makes text of bytes that come in pieces, which may end in the middle of a letter. */
export function createDecoder(encoding: Encoding): Decoder {
  // Our own table: TextDecoder reads it as Latin-1 in some releases of Node, and Electron may lack it.
  if (encoding === 'windows-1252') return { push: decodeWindows, end: () => '' };
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { ignoreBOM: true });
  return { push: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

function decodeWindows(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (letter) => windowsLetters.charAt(letter.charCodeAt(0) - 0x80));
}
