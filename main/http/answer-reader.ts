import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/** The longest body that is read, decompressed, in bytes. */
export const mostAnswerBytes = 50_000_000;

export type BodyRead = {
  readonly text: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly whole: boolean;
  /** Why it ended early; null when it came whole, or the limit ended it. */
  readonly error: unknown;
};

/** Reads a body as text, up to the limit, as far as it comes. Never rejects. */
export async function readBodyText(stream: Readable, contentType: string | null): Promise<BodyRead> {
  const decoder = createDecoder(contentType);
  const hash = createHash('sha256');
  const parts: string[] = [];
  let bytes = 0;
  const ended = (whole: boolean, error: unknown): BodyRead => {
    parts.push(decoder.decode());
    return { text: parts.join(''), bytes, sha256: hash.digest('hex'), whole, error };
  };
  try {
    for await (const chunk of stream) {
      const room = mostAnswerBytes - bytes;
      const part: Buffer = chunk.length > room ? chunk.subarray(0, room) : chunk;
      bytes += part.length;
      hash.update(part);
      parts.push(decoder.decode(part, { stream: true }));
      if (chunk.length > room) {
        stream.destroy();
        return ended(false, null);
      }
    }
    return ended(true, null);
  } catch (error) {
    return ended(false, error);
  }
}

/** A decoder for the charset that the server names; UTF-8 when it names none, or none that is known. */
function createDecoder(contentType: string | null) {
  const charset = /charset="?([^\s";]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder('utf-8');
  }
}
