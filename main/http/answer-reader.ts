import { createHash } from 'node:crypto';
import { mostAnswerBytes, type OpenedBody } from './answer-body.ts';
import { decodeAnswer } from './answer-text.ts';

export type BodyRead = {
  readonly text: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly whole: boolean;
  /** False when some bytes could not be read as text. */
  readonly isExact: boolean;
  /** The bytes as they came, before they were decompressed. */
  readonly came: () => Buffer;
  /** Why it ended early; null when it came whole, or the limit ended it. */
  readonly error: unknown;
};

export const nothingRead: BodyRead = {
  text: '',
  bytes: 0,
  sha256: '',
  whole: false,
  isExact: true,
  came: () => Buffer.alloc(0),
  error: null,
};

/** Reads a body as text, up to the limit, as far as it comes. Never rejects. */
export function readBodyText({ stream, came }: OpenedBody, contentType: string | null): Promise<BodyRead> {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    let isOver = false;
    const end = (whole: boolean, error: unknown) => {
      if (isOver) return;
      isOver = true;
      const { text, isExact } = decodeAnswer(Buffer.concat(parts), contentType);
      resolve({ text, bytes, sha256: hash.digest('hex'), whole, isExact, came, error });
    };
    stream.on('data', (chunk: Buffer) => {
      if (isOver) return;
      const part = chunk.subarray(0, mostAnswerBytes - bytes);
      bytes += part.length;
      hash.update(part);
      parts.push(part);
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
