import { existsSync } from 'node:fs';
import { linesOf } from '#main/storage/read-lines.ts';
import { type LineHead, readHead } from './result-lines.ts';

/** How a log was found. What a log that is not whole says nothing of may have been sent all the same. */
export type LogCondition = 'whole' | 'missing' | 'short' | 'damaged' | 'repaired' | 'newer' | 'not-readable-now';

export type Replay = {
  readonly condition: Extract<LogCondition, 'whole' | 'missing' | 'damaged' | 'repaired' | 'newer'>;
  /** Where its whole lines end, in bytes. */
  readonly bytes: number;
};

export type ItemHead = Extract<LineHead, { readonly item: number }>;

export type ReplayListener = {
  readonly item: (head: ItemHead, at: number) => void;
  /** What no line before this one tells of is unknown. */
  readonly restUnknown: (isFailedToo: boolean) => void;
};

/** Goes through a log once. A torn last line, which a kill leaves, is no damage. Throws when the system does not hand it out. */
export function replayLog(file: string, planned: number, on: ReplayListener): Replay {
  if (!existsSync(file)) return { condition: 'missing', bytes: 0 };
  let bytes = 0;
  let isDamaged = false;
  let isRepaired = false;
  for (const { line, at, end, isTorn } of linesOf(file)) {
    if (isTorn) {
      // A kill leaves a part of a line. Zeros are what a machine leaves that lost its power: whole lines may be gone.
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
