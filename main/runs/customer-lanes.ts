/** An item that is due at a time of the plan. */
export type DueItem<T> = { readonly one: T; readonly at: number };

/** The item that may begin first. */
export type FirstFree<T> = {
  readonly key: string | null;
  readonly item: DueItem<T>;
  /** When it begins, by the time of the plan. */
  readonly from: number;
};

/** The due items of a customer, in order, and by how much the customer is behind the plan. */
type Lane<T> = { readonly queue: DueItem<T>[]; isBusy: boolean; freeFrom: number; lateMs: number };

/** The customers of a recorded plan. Items without a customer share a lane that is never busy. */
export function createCustomerLanes<T>() {
  const lanes = new Map<string | null, Lane<T>>();
  /** Those in which an item waits. */
  const queued = new Map<string | null, Lane<T>>();
  let waiting = 0;

  function laneFor(key: string | null): Lane<T> {
    const lane = lanes.get(key) ?? { queue: [], isBusy: false, freeFrom: 0, lateMs: 0 };
    lanes.set(key, lane);
    return lane;
  }

  function forget(key: string | null, { queue, isBusy, lateMs }: Lane<T>) {
    if (queue.length > 0) return;
    queued.delete(key);
    // A run may have millions of customers: only those that are behind the plan are remembered.
    if (!isBusy && lateMs === 0) lanes.delete(key);
  }

  return {
    waiting: () => waiting,
    add: (key: string | null, item: DueItem<T>) => {
      const lane = laneFor(key);
      queued.set(key, lane);
      lane.queue.push(item);
      waiting += 1;
    },
    take: ({ key, item, from }: FirstFree<T>) => {
      const lane = laneFor(key);
      lane.queue.shift();
      waiting -= 1;
      lane.lateMs = from - item.at;
      lane.isBusy = key !== null;
      forget(key, lane);
    },
    /** The item under way in a lane has ended at this time. */
    free: (key: string | null, time: number) => {
      const lane = laneFor(key);
      lane.isBusy = false;
      if (key !== null) lane.freeFrom = time;
      forget(key, lane);
    },
    /** When an item begins that isn’t due yet, unless the one before it takes longer. */
    fromOf: (key: string | null, { at }: DueItem<T>) => at + (lanes.get(key)?.lateMs ?? 0),
    firstFree: () => firstFreeOf(queued),
    /** The first item that waits for the end of another one. */
    firstHeld: (): DueItem<T> | null => {
      let best: DueItem<T> | null = null;
      for (const { queue } of queued.values()) {
        const [item] = queue;
        if (item !== undefined && (best === null || item.at < best.at)) best = item;
      }
      return best;
    },
  };
}

function firstFreeOf<T>(queued: ReadonlyMap<string | null, Lane<T>>): FirstFree<T> | null {
  let best: FirstFree<T> | null = null;
  for (const [key, { queue, isBusy, lateMs, freeFrom }] of queued) {
    const [item] = queue;
    if (isBusy || item === undefined) continue;
    const from = Math.max(item.at + lateMs, freeFrom);
    if (best === null || from < best.from || (from === best.from && item.at < best.item.at)) best = { key, item, from };
  }
  return best;
}
