import { foldKey } from '#app/event/customer-key.ts';
import { identityOf } from '#app/runs/item-identity.ts';
import type { Run } from '#app/runs/run.ts';
import { createYield } from '#main/storage/yield-to-event-loop.ts';
import type { RunLog } from './run-log.ts';

/** A run whose results can be read. */
export type ReadRun = { readonly run: Run; readonly log: Pick<RunLog, 'items' | 'read'> };

/** The item of an earlier run that an item of a later one is compared with; null for none. */
export type Pairing = { readonly earlierOf: (item: number) => number | null; readonly onlyEarlier: number };

/**
 * Pairs the items of two runs by what identifies them: the event and its customer, the first with the first where a
 * customer has several. A key that only the other run spells in another way counts as the same customer. Items without a
 * customer are paired by their place in the data, and a customer key with a dynamic value by the rest of it. A row that was
 * put in, taken out or moved changes no other pair.
 */
export async function pairItems(earlier: ReadRun, later: ReadRun): Promise<Pairing> {
  const waiting = new Map<string, number[]>();
  let unpaired = 0;
  for await (const [key, item] of identities(earlier)) {
    const same = waiting.get(key);
    if (same === undefined) waiting.set(key, [item]);
    else same.push(item);
    unpaired += 1;
  }
  const pairs = new Map<number, number>();
  const left: (readonly [key: string, item: number])[] = [];
  const pair = (candidates: readonly number[][], item: number) => {
    const match = candidates.find(({ length }) => length > 0)?.shift();
    if (match === undefined) return false;
    pairs.set(item, match);
    unpaired -= 1;
    return true;
  };
  for await (const [key, item] of identities(later)) {
    const same = waiting.get(key);
    if (!pair(same === undefined ? [] : [same], item)) left.push([key, item]);
  }
  const otherwise = left.length === 0 ? new Map<string, number[][]>() : bySpelling(waiting);
  for (const [key, item] of left) pair(otherwise.get(foldKey(key)) ?? [], item);
  return { earlierOf: (item) => pairs.get(item) ?? null, onlyEarlier: unpaired };
}

/** Items by what identifies them, of each spelling of it that has some left. */
function bySpelling(waiting: ReadonlyMap<string, number[]>): ReadonlyMap<string, number[][]> {
  const found = new Map<string, number[][]>();
  for (const [key, items] of waiting) {
    if (items.length === 0) continue;
    const folded = foldKey(key);
    const others = found.get(folded);
    if (others === undefined) found.set(folded, [items]);
    else others.push(items);
  }
  return found;
}

async function* identities({ run, log }: ReadRun): AsyncGenerator<readonly [key: string, item: number]> {
  const yieldNow = createYield();
  for (const item of log.items('all')) {
    const result = log.read(item);
    if (result !== null && result.state !== 'skipped') yield [identityOf(run, result), item];
    await yieldNow();
  }
}
