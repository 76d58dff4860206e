import { existsSync } from 'node:fs';
import { linesOf } from '#main/storage/lines.ts';
import { type LineHead, readHead } from './result-lines.ts';

/** How a log was found. What a log that is not whole says nothing of may have been sent all the same. */
export type LogCondition = 'whole' | 'missing' | 'short' | 'damaged' | 'repaired' | 'newer' | 'not-readable-now';

export type Replay = {
  readonly condition: Extract<LogCondition, 'whole' | 'missing' | 'damaged' | 'repaired' | 'newer'>;
  /** Where its whole lines end, in bytes. */
  readonly bytes: number;
};

export type ItemHead = Extract<LineHead, { readonly item: number }>;

/** Goes through a log once. A torn last line, which a kill leaves, is no damage. Throws when the system does not hand it out. */
export function replayLog(file: string, onItem: (head: ItemHead, at: number) => void): Replay {
  if (!existsSync(file)) return { condition: 'missing', bytes: 0 };
  let bytes = 0;
  let isDamaged = false;
  let isRepaired = false;
  for (const { line, at, end } of linesOf(file)) {
    const head = readHead(line);
    if (head?.kind === 'newer') return { condition: 'newer', bytes: 0 };
    isDamaged ||= head === null || (at === 0 && head.kind !== 'header');
    isRepaired ||= head?.kind === 'rest-unknown';
    if (head !== null && 'item' in head) onItem(head, at);
    bytes = end;
  }
  if (isDamaged || bytes === 0) return { condition: 'damaged', bytes };
  return { condition: isRepaired ? 'repaired' : 'whole', bytes };
}
