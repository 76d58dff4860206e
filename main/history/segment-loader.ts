import { existsSync } from 'node:fs';
import { ignoreResult } from '#app/ignore-result.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { listSegments, type SegmentNumbers, segmentFile } from './segment-files.ts';
import type { SegmentSet } from './segment-set.ts';

/** Why a history folder that can't be listed shows no events. */
export const unlistedWords =
  'The history folder couldn’t be read. Another program may be using it. Nothing was changed, and its events aren’t shown until it can be read.';

/** How long to wait before unreadable parts are tried again, in milliseconds. */
const tryAgainMs = 2_000;

export type SegmentLoader = {
  /** Reads the closed segments once, then on each call what couldn't be read before. */
  readonly load: () => Promise<void>;
  /** Whether all segments have been read. */
  readonly isKnown: () => boolean;
  /** Whether the folder could be listed. */
  readonly isListed: () => boolean;
  /** How often parts became readable late. */
  readonly lateness: () => number;
};

type LoaderParts = {
  readonly folder: string;
  readonly place: StorePlace;
  readonly set: SegmentSet;
  readonly onLoaded: () => void;
};

/** Opens the journals in the folder, and loads the closed segments when asked. */
export async function openSegmentLoader({ folder, place, set, onLoaded }: LoaderParts): Promise<SegmentLoader> {
  let listed = await listSegments(folder);
  if (listed === null) place.onNotice(unlistedWords);
  let lateness = 0;
  let loading: Promise<void> | null = null;
  let isKnown = listed !== null && listed.json.length === 0;
  await openJournals(listed, set);

  async function loadAll(numbers: SegmentNumbers | null): Promise<void> {
    const { json, journal } = numbers ?? { json: [], journal: [], aside: [] };
    await set.closed.load(json);
    for (const number of journal.filter((candidate) => json.includes(candidate)))
      await settleJournal(number, { folder, set });
    isKnown = true;
    set.onChange();
    onLoaded();
  }

  function becomeLate() {
    set.onChange();
    lateness += 1;
  }

  async function listAgain(): Promise<void> {
    const found = await listSegments(folder);
    listed = found;
    if (found === null) return;
    place.onNoticeOver?.(unlistedWords);
    const known = new Set(set.open().map(({ number }) => number));
    const added = { ...found, journal: found.journal.filter((number) => !known.has(number)) };
    await openJournals(added, set);
    await loadAll(added);
    becomeLate();
  }

  /** Tries again what couldn't be read. The person was notified the first time. */
  const loadUnread = onceInAWhile(async () => {
    if (listed === null) await listAgain();
    const quiet = { ...place, onNotice: () => {} };
    let isChanged = await set.closed.loadUnread();
    for (const number of set.unreadJournals()) isChanged = (await set.openJournal(number, quiet)) || isChanged;
    if (isChanged) becomeLate();
  });

  return {
    load: async () => {
      loading ??= loadAll(listed);
      try {
        await loading;
      } catch (error) {
        // The next call tries again.
        loading = null;
        throw error;
      }
      await loadUnread();
    },
    isKnown: () => isKnown,
    isListed: () => listed !== null,
    lateness: () => lateness,
  };
}

/** Work that is done by one at a time, and not again for a while: two at once would open a journal twice. */
function onceInAWhile(work: () => Promise<void>): () => Promise<void> {
  let isUnderWay = false;
  let endedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (isUnderWay || performance.now() - endedAt < tryAgainMs) return;
    isUnderWay = true;
    try {
      await work();
    } finally {
      isUnderWay = false;
      endedAt = performance.now();
    }
  };
}

/**
 * A kill during closing leaves both files. The journal is removed only once the segment was read in full: if the segment is
 * damaged, the journal is the better copy.
 */
async function settleJournal(number: number, { folder, set }: Pick<LoaderParts, 'folder' | 'set'>): Promise<void> {
  const isWritten = (await set.closed.read(number)).kind === 'read';
  if (isWritten) return ignoreResult(await set.removeJournal(number), 'It’s tried again at the next start.');
  if (existsSync(segmentFile(folder, number, 'json'))) return;
  set.seal([number]);
  await set.openJournal(number);
}

/** Opens the journals that have no closed segment beside them. */
async function openJournals(numbers: SegmentNumbers | null, set: SegmentSet): Promise<void> {
  if (numbers === null) return;
  set.reserve([...numbers.json, ...numbers.journal]);
  set.seal(numbers.aside);
  const json = new Set(numbers.json);
  for (const number of numbers.journal) if (!json.has(number)) await set.openJournal(number);
}
