import type { PracticeEvent } from '#app/practice/practice-event.ts';

const mostEvents = 500;
/** With the bodies that are being read, the practice server holds at most 50 MB. */
const mostBytes = 40_000_000;
/** What an object takes besides its texts, in bytes. */
const objectBytes = 100;

export type ReceivedEvents = {
  readonly add: (event: PracticeEvent) => void;
  /** Oldest first. */
  readonly list: () => readonly PracticeEvent[];
  readonly erase: (isGone: (event: PracticeEvent) => boolean) => void;
};

/** The last events that the practice server received: the oldest go when there are too many, or they are too large. */
export function createReceivedEvents(): ReceivedEvents {
  let held: readonly { readonly event: PracticeEvent; readonly bytes: number }[] = [];
  return {
    add: (event) => {
      const all = [...held, { event, bytes: bytesOf(event) }].slice(-mostEvents);
      let total = 0;
      const lastTooMany = all.findLastIndex(({ bytes }) => {
        total += bytes;
        return total > mostBytes;
      });
      held = all.slice(lastTooMany + 1);
    },
    list: () => held.map(({ event }) => event),
    erase: (isGone) => {
      held = held.filter(({ event }) => !isGone(event));
    },
  };
}

/** At most two bytes a character. */
function bytesOf({ siteKey, customerKey, tid, uri, properties }: PracticeEvent): number {
  const rows = properties.reduce((sum, { name, value }) => sum + 2 * (name.length + value.length) + objectBytes, 0);
  return 2 * (siteKey.length + customerKey.length + tid.length + uri.length) + objectBytes + rows;
}
