import type { Socket } from 'node:net';
import { NetworkError } from './network-error.ts';

/**
 * Reads from a socket until enough is there, and puts back what came beyond. `taken` says how many bytes of what came are
 * used; null asks for more.
 */
export function readAhead(socket: Socket, taken: (bytes: Buffer) => number | null): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const stop = () => {
      socket.off('readable', onReadable);
      socket.off('error', onError);
      socket.off('end', onEnd);
      socket.off('close', onEnd);
    };
    const onError = (error: Error) => {
      stop();
      reject(error);
    };
    const onEnd = () => onError(new NetworkError('CLOSED'));
    const onReadable = () => {
      for (let chunk: Buffer | null = socket.read(); chunk !== null; chunk = socket.read()) {
        bytes = Buffer.concat([bytes, chunk]);
        const count = taken(bytes);
        if (count === null && bytes.length > mostBytes) return onError(new NetworkError('TOO_LONG'));
        if (count === null) continue;
        stop();
        if (bytes.length > count) socket.unshift(bytes.subarray(count));
        return resolve(bytes.subarray(0, count));
      }
    };
    socket.on('readable', onReadable);
    socket.once('error', onError);
    socket.once('end', onEnd);
    socket.once('close', onEnd);
  });
}

/** A proxy has no reason to say more before the route is open. */
const mostBytes = 65_536;
