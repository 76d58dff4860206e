import type { Encoding } from '#app/runs/data-format.ts';
import { type ByteSource, readFailureWords } from './byte-source.ts';
import { createDecoder } from './decoder.ts';

/**
 * A piece of a file as text. `end` is the byte behind it. It ends behind the character asked for, so that reading may begin
 * again there (`cut`), anywhere (`open`), or with the file (`end`).
 */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly end: number; readonly edge: 'cut' | 'open' | 'end' }
  | { readonly kind: 'failed'; readonly says: string }
  | { readonly kind: 'cancelled' };

export type PieceOptions = {
  readonly encoding: Encoding;
  /** A character of ASCII that rows end with, so that pieces end with rows. */
  readonly cutBehind: string;
  /** The first byte, which has to follow a cut; null is the beginning of the text. */
  readonly from: number | null;
  readonly signal?: AbortSignal | undefined;
};

export const pieceBytes = 65_536;

const marks: Readonly<Partial<Record<Encoding, readonly number[]>>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-8-bom': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

/** Reads a source piece by piece; only one piece is in memory. */
export async function* readPieces(source: ByteSource, options: PieceOptions): AsyncGenerator<Piece, void> {
  const { encoding, cutBehind, signal } = options;
  const decoder = createDecoder(encoding);
  const buffer = new Uint8Array(pieceBytes);
  try {
    const reader = await source.open();
    try {
      let position = options.from ?? byteOrderMarkLength(buffer.subarray(0, await reader.read(buffer, 0)), encoding);
      for (;;) {
        if (signal?.aborted === true) return yield { kind: 'cancelled' };
        const length = await reader.read(buffer, position);
        const says = await reader.changed();
        if (says !== null) return yield { kind: 'failed', says };
        if (length === 0) return yield { kind: 'text', text: decoder.end(), end: position, edge: 'end' };
        const cut = findCut(buffer.subarray(0, length), position, cutBehind.charCodeAt(0), encoding);
        if (cut > 0)
          yield { kind: 'text', text: decoder.push(buffer.subarray(0, cut)), end: position + cut, edge: 'cut' };
        position += length;
        yield { kind: 'text', text: decoder.push(buffer.subarray(cut, length)), end: position, edge: 'open' };
      }
    } finally {
      await reader.close();
    }
  } catch (error) {
    yield { kind: 'failed', says: readFailureWords(error, source.name) };
  }
}

/** How many bytes are before the last cut; 0 when there is none. `position` distinguishes the halves of UTF-16. */
function findCut(bytes: Uint8Array, position: number, code: number, encoding: Encoding): number {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return bytes.lastIndexOf(code) + 1;
  const [first, second] = encoding === 'utf-16le' ? [code, 0] : [0, code];
  for (let at = bytes.length - 2; at >= 0; at--)
    if ((position + at) % 2 === 0 && bytes[at] === first && bytes[at + 1] === second) return at + 2;
  return 0;
}

/** How many bytes the byte order mark before a text in this encoding takes. */
function byteOrderMarkLength(bytes: Uint8Array, encoding: Encoding): number {
  const mark = marks[encoding] ?? [];
  return mark.every((byte, at) => bytes[at] === byte) ? mark.length : 0;
}
