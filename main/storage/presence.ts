import { isSurelyGone } from './write-with-retry.ts';

/** Whether a file that is written to is still there. Another program may remove it at any time. */
export type Presence = {
  /** Asks the system. */
  readonly isGone: () => boolean;
  /** Asks before a write; of many writes in a row, not before each. */
  readonly isGoneAtWrite: () => boolean;
  /** Asks after writes that it wasn't asked before. */
  readonly isGoneSince: () => boolean;
};

/** Before so many writes in a row it is always asked, */
const alwaysAsked = 20;
/** and then no more often than this, in milliseconds. A run writes a thousand times a second, and asking takes as long as writing. */
const askedWithinMs = 10;

export function createPresence(file: string, now: () => number = () => performance.now()): Presence {
  let writes = 0;
  let askedAt = 0;
  let isSure = true;

  function isGone(): boolean {
    askedAt = now();
    isSure = true;
    return isSurelyGone(file);
  }

  return {
    isGone,
    isGoneAtWrite: () => {
      writes += 1;
      if (writes <= alwaysAsked || now() - askedAt >= askedWithinMs) return isGone();
      isSure = false;
      return false;
    },
    isGoneSince: () => {
      writes = 0;
      return !isSure && isGone();
    },
  };
}
