import type { AnswerBody } from '#main/http/recorded-send.ts';

/** How much of whole answers is in memory at most, in characters and bytes together. */
const mostHeld = 64_000_000;

export type RecentAnswers = {
  readonly keep: (id: string, body: AnswerBody) => void;
  readonly read: (id: string) => string | null;
  /** The body as it came, and why it has no more bytes; null where it isn't held, or where the text says all that it does. */
  readonly readBytes: (id: string) => { readonly bytes: Buffer; readonly end: AnswerBody['bodyEnd'] } | null;
  readonly clear: () => void;
};

/** The whole bodies of the answers of this start, the oldest given up first. The history keeps their beginnings. */
export function createRecentAnswers(): RecentAnswers {
  const bodies = new Map<string, AnswerBody>();
  let held = 0;
  const sizeOf = ({ bodyText, bodyBytes }: AnswerBody) => bodyText.length + (bodyBytes?.length ?? 0);
  return {
    keep: (id, body) => {
      bodies.set(id, body);
      held += sizeOf(body);
      for (const [oldest, old] of bodies) {
        if (held <= mostHeld || oldest === id) break;
        bodies.delete(oldest);
        held -= sizeOf(old);
      }
    },
    read: (id) => bodies.get(id)?.bodyText ?? null,
    readBytes: (id) => {
      const { bodyBytes = null, bodyEnd = null } = bodies.get(id) ?? {};
      return bodyBytes && { bytes: bodyBytes, end: bodyEnd };
    },
    clear: () => {
      bodies.clear();
      held = 0;
    },
  };
}
