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
 * customer has several. Items without a customer are paired by their place in the data, and a customer key with a dynamic value by the rest of it. A row that was put in, taken out or moved
 * changes no other pair.
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
  for await (const [key, item] of identities(later)) {
    const match = waiting.get(key)?.shift();
    if (match === undefined) continue;
    pairs.set(item, match);
    unpaired -= 1;
  }
  return { earlierOf: (item) => pairs.get(item) ?? null, onlyEarlier: unpaired };
}

async function* identities({ run, log }: ReadRun): AsyncGenerator<readonly [key: string, item: number]> {
  const yieldNow = createYield();
  for (const item of log.items('all')) {
    const result = log.read(item);
    if (result !== null && result.state !== 'skipped') yield [identityOf(run, result), item];
    await yieldNow();
  }
}
