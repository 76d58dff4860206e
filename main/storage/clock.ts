import { statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ConfirmedTime, nothingConfirmed } from '#app/confirmed-time.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { backedUp, listDataFiles } from './data-files.ts';
import type { StorePlace } from './document-store.ts';
import { openDocument } from './open-document.ts';

export type Clock = {
  /** For automatic removal: the earlier of this start and the one before. None when the date jumped ahead. */
  readonly confirmed: ConfirmedTime;
  /** For what the person asked for and saw counted: now, unless the clock jumped since the last start. */
  readonly now: () => ConfirmedTime;
};

const dayMs = 86_400_000;
/** A later start is further ahead than most people stay away. */
const farMs = 30 * dayMs;

const clockSchema = z.object({ lastStart: z.iso.datetime().nullable() });

/** Checks the clock before anything is written, reports a jump, and saves this start for the next one. */
export async function openClock(place: StorePlace): Promise<Clock> {
  const { folder, onNotice } = place;
  const start = place.now();
  const store = await openDocument({ ...place, name: 'clock', schema: clockSchema, empty: { lastStart: null } });
  const { lastStart } = store.read();
  const last = lastStart === null ? lastWrite(folder) : new Date(lastStart);
  const problem = await store.write({ lastStart: start.toISOString() });
  ignoreResult(problem, 'The next start uses the previous date, so it removes less, never more.');
  // Without an earlier start there is nothing to compare.
  if (last === 'unknown') return { confirmed: nothingConfirmed, now: () => nothingConfirmed };
  const earlier = { confirmed: last === null || last > start ? start : last };
  const aheadMs = last === null ? 0 : start.getTime() - last.getTime();
  const isFarAhead = aheadMs > farMs;
  if (isFarAhead)
    onNotice(
      `The computer’s date is ${Math.round(aheadMs / dayMs)} days later than when Tidings last started. At this start, nothing was removed because of its age. If the date is wrong, correct it now.`,
    );
  if (aheadMs < -dayMs)
    onNotice(
      'The computer’s date is earlier than when Tidings last started. If it’s wrong, correct it. Events and backups use this date.',
    );
  return {
    confirmed: isFarAhead ? nothingConfirmed : earlier,
    now: () => (isFarAhead ? earlier : { confirmed: place.now() }),
  };
}

/** When a version that saved no starts was last used; null in a new folder. */
function lastWrite(folder: string): Date | null | 'unknown' {
  try {
    const written = listDataFiles(folder)
      .filter(({ kind }) => backedUp.includes(kind) || kind === 'windowPlace')
      .map(({ path }) => statSync(join(folder, path)).mtimeMs);
    return written.length === 0 ? null : new Date(Math.max(...written));
  } catch {
    return 'unknown';
  }
}
