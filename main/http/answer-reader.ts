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

export const nothingRead: BodyRead = { text: '', bytes: 0, sha256: '', whole: false, error: null };

/** Reads a body as text, up to the limit, as far as it comes. Never rejects. */
export function readBodyText(stream: Readable, contentType: string | null): Promise<BodyRead> {
  const decoder = createDecoder(contentType);
  const hash = createHash('sha256');
  const parts: string[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    let isOver = false;
    const end = (whole: boolean, error: unknown) => {
      if (isOver) return;
      isOver = true;
      parts.push(decoder.decode());
      resolve({ text: parts.join(''), bytes, sha256: hash.digest('hex'), whole, error });
    };
    stream.on('data', (chunk: Buffer) => {
      if (isOver) return;
      const part = chunk.subarray(0, mostAnswerBytes - bytes);
      bytes += part.length;
      hash.update(part);
      parts.push(decoder.decode(part, { stream: true }));
      if (part.length === chunk.length) return;
      end(false, null);
      stream.destroy();
    });
    stream.once('end', () => end(true, null));
    stream.on('error', (error) => end(false, error));
    stream.once('close', () => {
      if (!isOver) end(false, new Error('closed'));
    });
  });
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
