import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, Transform, type TransformCallback } from 'node:stream';
import zlib from 'node:zlib';
import { NetworkError } from './network-error.ts';
import { rawHeader } from './raw-header.ts';

/** The longest body that is read, decompressed, in bytes. */
export const mostAnswerBytes = 50_000_000;

export type OpenedBody = {
  /** The body, decompressed. */
  readonly stream: Readable;
  /** What came of it so far, before it was decompressed; null where the stream is just that. */
  readonly came: (() => Buffer) | null;
};

/**
 * The body of an answer, decompressed as its headers say. A compression that is unknown is left as it came. Throws where
 * the answer switches to another protocol: no body follows.
 */
export function bodyOf(answer: IncomingMessage): OpenedBody {
  if (answer.statusCode === 101) {
    // Nobody reads it: its connection would stay open.
    answer.destroy();
    throw new NetworkError('SWITCHED_PROTOCOLS');
  }
  const stream = decompressed(answer);
  return { stream, came: stream === answer ? null : watchBody(answer) };
}

/** Keeps what comes, up to the limit. */
function watchBody(answer: IncomingMessage): () => Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  answer.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, mostAnswerBytes - length);
    length += part.length;
    if (part.length > 0) parts.push(part);
  });
  return () => Buffer.concat(parts);
}

function decompressed(answer: IncomingMessage): Readable {
  const codings = codingsIn(rawHeader(answer.rawHeaders, 'content-encoding'));
  if (codings.length === 0) return answer;
  if (codings.some((coding) => !isKnown(coding))) return answer;
  // The last one named is the outermost.
  return codings.reverse().reduce<Readable>((body, coding) => {
    const decoder = decoderFor(coding);
    return decoder === null ? body : pipeline(body, decoder, () => {});
  }, answer);
}

function codingsIn(header: string | null): string[] {
  if (header === null) return [];
  return header
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '');
}

// What came of an answer that ends early is read: each part is decompressed as it comes.
const early = { flush: zlib.constants.Z_SYNC_FLUSH };
const brotliEarly = { flush: zlib.constants.BROTLI_OPERATION_FLUSH };

/** Newer versions of Node.js have it. */
const createZstd: unknown = Reflect.get(zlib, 'createZstdDecompress');

function isKnown(coding: string): boolean {
  if (coding === 'zstd') return typeof createZstd === 'function';
  return ['identity', 'gzip', 'x-gzip', 'deflate', 'br'].includes(coding);
}

function decoderFor(coding: string): Transform | null {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return new Decoder(() => zlib.createGunzip(early));
    case 'deflate':
      return new Decoder(inflateFor);
    case 'br':
      return new Decoder(() => zlib.createBrotliDecompress(brotliEarly));
    case 'zstd': {
      const decoder: unknown = typeof createZstd === 'function' ? Reflect.apply(createZstd, zlib, []) : null;
      return decoder instanceof Transform ? decoder : null;
    }
    default:
      return null;
  }
}

/**
 * Decompresses part by part, and ends with an error where the compressed data ends too early: nothing that came before is
 * lost by it. Where nothing came, nothing is decompressed.
 */
class Decoder extends Transform {
  private inner: Transform | null = null;
  private readonly open: (firstByte: number) => Transform;

  constructor(open: (firstByte: number) => Transform) {
    super();
    this.open = open;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.inner ??= this.watched(this.open(chunk[0] ?? 0));
    // The compressed data has ended: what follows is no part of it.
    if (this.inner.readableEnded) done();
    else this.inner.write(chunk, () => done());
  }

  override _flush(done: TransformCallback): void {
    if (this.inner === null || this.inner.readableEnded) {
      done();
      return;
    }
    this.inner.once('end', () => done());
    this.inner.end();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.inner?.destroy();
    done(error);
  }

  private watched(inner: Transform): Transform {
    inner.on('data', (part: Buffer) => this.push(part));
    inner.on('error', (error) => this.destroy(error));
    return inner;
  }
}

/**
 * Deflate with its zlib header, as the standard says, or without, as IIS sends it. A zlib header begins with compression
 * method 8; raw deflate doesn't, as no encoder begins with a stored block of it.
 */
function inflateFor(firstByte: number): Transform {
  return (firstByte & 0x0f) === 8 ? zlib.createInflate(early) : zlib.createInflateRaw(early);
}
