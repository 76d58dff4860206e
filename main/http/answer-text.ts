/** A body as text, and whether the text says all that its bytes do. */
export type AnswerText = { readonly text: string; readonly isExact: boolean };

/**
 * Reads a body as text. JSON is UTF-8 whatever its header says, and servers often name another charset, so UTF-8 comes
 * first where the bytes are valid UTF-8. Bytes that fit no charset become U+FFFD.
 */
export function decodeAnswer(bytes: Uint8Array, contentType: string | null): AnswerText {
  const marked = charsetByMark(bytes);
  const named = knownCharset(/charset="?([^\s";,]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8');
  const charset = marked ?? named;
  const utf8 = decode(bytes, 'utf-8');
  // In UTF-16 each letter has a zero, and ISO-2022 switches by an escape: their bytes are valid UTF-8 too.
  if (utf8 !== null && (charset === 'utf-8' || !(utf8.includes('\0') || utf8.includes('\x1b'))))
    return { text: utf8, isExact: true };
  const text = decode(bytes, charset);
  return text === null ? { text: new TextDecoder(charset).decode(bytes), isExact: false } : { text, isExact: true };
}

/** A header or a status text: Node reads it as Latin-1, and many servers write it in UTF-8. */
export function decodeHeader(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  return decode(Buffer.from(latin1, 'latin1'), 'utf-8') ?? latin1;
}

function charsetByMark(bytes: Uint8Array): string | null {
  const first = bytes[0];
  const second = bytes[1];
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Made once: a decoder takes longer to make than a short answer takes to read. */
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function knownCharset(name: string): string {
  if (name.toLowerCase() === 'utf-8') return 'utf-8';
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return 'utf-8';
  }
}

/** Null when the bytes aren't valid in this charset. */
function decode(bytes: Uint8Array, charset: string): string | null {
  try {
    return (charset === 'utf-8' ? strictUtf8 : new TextDecoder(charset, { fatal: true })).decode(bytes);
  } catch {
    return null;
  }
}
