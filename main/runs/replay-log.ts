import { existsSync } from 'node:fs';
import { linesOf } from '#main/storage/read-lines.ts';
import { type LineHead, readHead } from './result-lines.ts';

/** The state of a log. Items that are missing in a log that isn't whole may still have been sent. */
export type LogCondition = 'whole' | 'missing' | 'short' | 'damaged' | 'repaired' | 'newer' | 'not-readable-now';

export type Replay = {
  readonly condition: Extract<LogCondition, 'whole' | 'missing' | 'damaged' | 'repaired' | 'newer'>;
  /** Where its whole lines end, in bytes. */
  readonly bytes: number;
};

export type ItemHead = Extract<LineHead, { readonly item: number }>;

export type ReplayListener = {
  readonly item: (head: ItemHead, at: number) => void;
  /** Items without an earlier line are unknown. */
  readonly restUnknown: (isFailedToo: boolean) => void;
};

/** Reads a log once. A torn last line, which a kill leaves, is no damage. Throws when the system can't read the file. */
export function replayLog(file: string, planned: number, on: ReplayListener): Replay {
  if (!existsSync(file)) return { condition: 'missing', bytes: 0 };
  let bytes = 0;
  let isDamaged = false;
  let isRepaired = false;
  for (const { line, at, end, isTorn } of linesOf(file)) {
    if (isTorn) {
      // A kill leaves a partial line. A power failure leaves zeros, and whole lines may be lost.
      isDamaged ||= line.includes('\0');
      break;
    }
    const head = readHead(line);
    if (head?.kind === 'newer') return { condition: 'newer', bytes: 0 };
    bytes = end;
    if (head === null || (at === 0 && head.kind !== 'header') || ('item' in head && head.item >= planned))
      isDamaged = true;
    else if (head.kind === 'rest-unknown') {
      isRepaired = true;
      on.restUnknown(head.isFailedToo);
    } else if ('item' in head) on.item(head, at);
  }
  if (isDamaged || bytes === 0) return { condition: 'damaged', bytes };
  return { condition: isRepaired ? 'repaired' : 'whole', bytes };
}
