import type { Ledger } from '#app/runs/ledger.ts';
import { lostResult, type RunResult } from '#app/runs/result.ts';
import type { ItemTable } from './item-table.ts';
import { type ItemHead, type LogCondition, type Replay, replayLog } from './replay-log.ts';

export type LogOptions = {
  /** What the run itself remembers of its items; null for one that was just made. */
  readonly remembered?: Pick<Ledger, 'answered' | 'failed' | 'unknown'> | null;
  /** Whether failed items may have been sent again: then the log may lack a later result. */
  readonly mayBeResent?: boolean;
  /** Whether nothing was sent since the run was saved. */
  readonly isAtRest?: boolean;
  readonly mustExist?: boolean;
  /** The file is neither read nor written, and nothing is known of any item. */
  readonly isUnread?: boolean;
};

export type LoadedLog = {
  readonly condition: LogCondition;
  /** Where its whole lines end, in bytes. */
  readonly bytes: number;
  /** The results of items that were begun and never ended, which the file doesn't have. */
  readonly lost: ReadonlyMap<number, RunResult>;
};

/** Reads a log into the table. Throws when the system can't read the file. */
export function loadLog(
  file: string,
  table: ItemTable,
  { remembered = null, mayBeResent = false, isAtRest = false, mustExist = false, isUnread = false }: LogOptions,
): LoadedLog {
  const lost = new Map<number, RunResult>();
  const found = isUnread ? null : replayInto(table, file, lost);
  const isShort = () => remembersMore(remembered, table, isAtRest && mayBeResent);
  const condition = conditionOf(found, mustExist, isShort);
  if (condition !== 'whole' && condition !== 'repaired') table.loseRest(mayBeResent);
  return { condition, bytes: found?.bytes ?? 0, lost };
}

function replayInto(table: ItemTable, file: string, lost: Map<number, RunResult>): Replay {
  const begun = new Map<number, string>();
  const found = replayLog(file, table.ledger().planned, {
    item: (head, at) => take(head, at, begun),
    restUnknown: (isFailedToo) => {
      begun.clear();
      table.loseRest(isFailedToo);
    },
  });
  for (const [item, customerKey] of begun) {
    table.set(item, 'unknown', false);
    lost.set(item, lostResult(item, table.attempts(item), customerKey));
  }
  return found;

  function take(head: ItemHead, at: number, open: Map<number, string>) {
    const { item } = head;
    if (head.kind === 'begun') {
      open.set(item, head.customerKey);
      table.begin(item);
      return;
    }
    open.delete(item);
    table.setAttempts(item, head.attempt);
    table.setPlace(item, at);
    table.setTime(item, head.ms);
    table.set(item, head.state, head.isUnmet);
  }
}

function conditionOf(found: Replay | null, mustExist: boolean, isShort: () => boolean): LogCondition {
  if (found === null) return 'not-readable-now';
  if (found.condition === 'missing') return mustExist ? 'missing' : 'whole';
  return found.condition === 'whole' && isShort() ? 'short' : found.condition;
}

/** Whether the run remembers more results than its log has, or later ones. */
function remembersMore(
  remembered: LogOptions['remembered'],
  { count }: ItemTable,
  wasResentAndRests: boolean,
): boolean {
  const { answered, failed, unknown } = remembered ?? { answered: 0, failed: 0, unknown: 0 };
  const isOlder = count('answered') < answered || (wasResentAndRests && count('failed') > failed);
  return isOlder || count('answered') + count('failed') + count('unknown') < answered + failed + unknown;
}
