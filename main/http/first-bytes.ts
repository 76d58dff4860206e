import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/** How much of a response is kept as it came, in bytes. */
export const keptBytes = 16_384;

/**
 * Keeps the first bytes that come back for a request, from the status line on, before anything reads them. Returns them as
 * text, one character for each byte, so that searches find what is written in them.
 */
export function watchFirstBytes(sending: ClientRequest): () => string {
  const parts: Buffer[] = [];
  let length = 0;
  sending.once('socket', (socket: Socket) => {
    const keep = (chunk: Buffer) => {
      const part = chunk.subarray(0, keptBytes - length);
      length += part.length;
      if (part.length > 0) parts.push(part);
    };
    socket.on('data', keep);
    sending.once('close', () => socket.off('data', keep));
  });
  return () => Buffer.concat(parts).toString('latin1');
}
