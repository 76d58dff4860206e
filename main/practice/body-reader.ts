import type { IncomingMessage } from 'node:http';

/** The longest body of one call. */
const mostBodyBytes = 1_000_000;
/** All bodies that are read at the same time. */
const mostBytesAtOnce = 10_000_000;

export type BodyRead =
  | { readonly kind: 'read'; readonly text: string }
  /** It is longer than any may be, or others are being read and there is no room for it. It was not kept. */
  | { readonly kind: 'too-long' | 'no-room' };

/** Reads the bodies of calls, together no more than there is room for. A call that breaks off gives back its room. */
export function createBodyReader(): (request: IncomingMessage) => Promise<BodyRead> {
  let bytesHeld = 0;

  return async (request) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    let isKept = true;
    const drop = () => {
      if (isKept) bytesHeld -= chunks.reduce((sum, { length }) => sum + length, 0);
      isKept = false;
      chunks.length = 0;
    };

    try {
      // Read to its end in any case: a caller who is still sending doesn't hear an answer.
      for await (const chunk of request) {
        bytes += chunk.length;
        if (bytes > mostBodyBytes || bytesHeld + chunk.length > mostBytesAtOnce) drop();
        if (!isKept) continue;
        bytesHeld += chunk.length;
        chunks.push(chunk);
      }
      if (isKept) return { kind: 'read', text: Buffer.concat(chunks).toString('utf8') };
      return { kind: bytes > mostBodyBytes ? 'too-long' : 'no-room' };
    } finally {
      drop();
    }
  };
}
