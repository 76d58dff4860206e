import { createHash, type Hash, hash } from 'node:crypto';
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
  const parts: Buffer[] = [];
  const digest = createDigest();
  let bytes = 0;
  return new Promise((resolve) => {
    let isOver = false;
    const end = (whole: boolean, error: unknown) => {
      if (isOver) return;
      isOver = true;
      const read = joined(parts);
      const { text, isExact } = decodeAnswer(read, contentType);
      resolve({ text, bytes, sha256: digest.end(), whole, isExact, came: came ?? (() => read), error });
    };
    stream.on('data', (chunk: Buffer) => {
      if (isOver) return;
      const part = chunk.subarray(0, mostAnswerBytes - bytes);
      bytes += part.length;
      digest.add(part);
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

/** Most answers come in one part, which isn't copied. */
function joined(parts: readonly Buffer[]): Buffer {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
}

/** SHA-256 in hex. Most answers come in one part, which is hashed at half the cost of a hash that takes several. */
function createDigest() {
  let only: Buffer | null = null;
  let running: Hash | null = null;
  return {
    add: (part: Buffer) => {
      if (only === null && running === null) only = part;
      else running = (running ?? createHash('sha256').update(only ?? '')).update(part);
    },
    end: (): string => running?.digest('hex') ?? hash('sha256', only ?? ''),
  };
}
