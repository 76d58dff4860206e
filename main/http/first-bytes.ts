import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/** How much of a response is kept as it came, in bytes. */
export const keptBytes = 16_384;

/** What keeps the bytes of each connection; it is told whose they are. A listener for each request would cost more. */
const keepers = new WeakMap<Socket, { request: Kept }>();

type Kept = { readonly parts: Buffer[]; length: number };

/**
 * Keeps the first bytes that come back for a request, from the status line on. Returns them as
 * text, one character for each byte, so that searches find what is written in them.
 */
export function watchFirstBytes(sending: ClientRequest): () => string {
  const kept: Kept = { parts: [], length: 0 };
  sending.once('socket', (socket: Socket) => {
    const keeper = keepers.get(socket);
    if (keeper === undefined) watch(socket, kept);
    else keeper.request = kept;
  });
  return () => Buffer.concat(kept.parts).toString('latin1');
}

function watch(socket: Socket, request: Kept) {
  const keeper = { request };
  keepers.set(socket, keeper);
  socket.on('data', (chunk: Buffer) => {
    const { request: kept } = keeper;
    const part = chunk.subarray(0, keptBytes - kept.length);
    kept.length += part.length;
    if (part.length > 0) kept.parts.push(part);
  });
}
