import { createCustomerLanes, type DueItem } from './customer-lanes.ts';
import { later, type SchedulerPlan } from './scheduler.ts';

/** What a recorded queue works on. Items of one lane are those of one customer. */
export type RecordedQueuePlan<T> = Pick<SchedulerPlan<T>, 'next' | 'laneOf'> & {
  /** The shortest time between two beginnings, in milliseconds. */
  readonly leastMs: number;
  /** How long after the one before it an item is due, in milliseconds. @param previous null for the first one */
  readonly gapBefore: (one: T, previous: T | null) => number;
};

/** The items of a recorded plan in the order in which they begin. All times are those of the plan, in milliseconds. */
export type RecordedQueue<T> = {
  /** Takes an item that begins now; null where there is none now. @param mayBegin false takes none, but lets time pass */
  readonly take: (time: number, mayBegin: boolean) => T | null | typeof later;
  readonly end: (one: T, time: number) => void;
  /** When something is to happen next; until that is done, time may not pass. */
  readonly nextTime: () => number;
  /** The item that begins next; `from` is null where it waits for the end of another one. */
  readonly upcoming: () => { readonly one: T; readonly from: number | null } | null;
  /** The next one need not keep the shortest time. */
  readonly hurry: () => void;
  readonly isEmpty: () => boolean;
};

/** How many may wait for their lanes before the plan waits with them. */
const mostWaiting = 1_000;
const never = Number.POSITIVE_INFINITY;

/** Makes the queue of a plan, whose items are asked for one at a time. */
export function createRecordedQueue<T>(plan: RecordedQueuePlan<T>): RecordedQueue<T> {
  const { laneOf, leastMs } = plan;
  const lanes = createCustomerLanes<T>();
  /** The next one of the plan, and the last one that was asked for. */
  let head: DueItem<T> | null = null;
  let previous: DueItem<T> | null = null;
  let exhausted = false;
  let earliest = 0;

  /** Asks for the next one of the plan. Returns false where that takes longer. */
  function look(): boolean {
    if (head !== null || exhausted) return true;
    const one = plan.next();
    if (one === later) return false;
    exhausted = one === null;
    if (one === null) return true;
    head = { one, at: (previous?.at ?? 0) + Math.max(0, plan.gapBefore(one, previous?.one ?? null)) };
    previous = head;
    return true;
  }

  function first() {
    const free = lanes.firstFree();
    return free && { ...free, begins: Math.max(free.from, earliest) };
  }

  return {
    take: (time, mayBegin) => {
      while (look()) {
        const free = first();
        if (head !== null && head.at <= Math.min(time, free?.begins ?? never) && lanes.waiting() < mostWaiting) {
          lanes.add(laneOf(head.one), head);
          head = null;
        } else {
          if (free === null || free.begins > time || !mayBegin) return null;
          lanes.take({ ...free, from: free.begins });
          earliest = time + leastMs;
          return free.item.one;
        }
      }
      return later;
    },
    end: (one, time) => lanes.free(laneOf(one), time),
    nextTime: () => Math.min(head?.at ?? (exhausted ? never : (previous?.at ?? 0)), first()?.begins ?? never),
    upcoming: () => {
      const free = first();
      const from = head === null ? never : Math.max(lanes.fromOf(laneOf(head.one), head), earliest);
      if (head !== null && from < (free?.begins ?? never)) return { one: head.one, from };
      if (free !== null) return { one: free.item.one, from: free.begins };
      const held = lanes.firstHeld();
      return held && { one: held.one, from: null };
    },
    hurry: () => {
      earliest = 0;
    },
    isEmpty: () => exhausted && head === null && lanes.waiting() === 0,
  };
}
