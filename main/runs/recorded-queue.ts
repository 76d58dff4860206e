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
  /**
   * The one that was taken has its time. Since it was taken, the computer may have done something else: the shortest gap is kept
   * from here on.
   */
  readonly begin: (time: number) => void;
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

/** The next one of a plan, which is asked for one at a time. */
function createHead<T>({ next, gapBefore }: RecordedQueuePlan<T>) {
  let head: DueItem<T> | null = null;
  let previous: DueItem<T> | null = null;
  let exhausted = false;
  /** It was due while no more might wait. */
  let isHeld = false;
  return {
    /** Asks for it. Returns false where that takes longer. */
    look: (): boolean => {
      if (head !== null || exhausted) return true;
      const one = next();
      if (one === later) return false;
      exhausted = one === null;
      if (one === null) return true;
      head = { one, at: (previous?.at ?? 0) + Math.max(0, gapBefore(one, previous?.one ?? null)) };
      previous = head;
      return true;
    },
    get: () => head,
    /** When it is due; before it is asked for, as far as the plan came. */
    at: () => head?.at ?? (exhausted ? never : (previous?.at ?? 0)),
    hold: () => {
      isHeld = true;
    },
    /** Goes on to the one after it. One that was held moves the rest of the plan, so that nothing goes in a burst. */
    take: (due: DueItem<T>, time: number): DueItem<T> => {
      const taken = isHeld ? { ...due, at: Math.max(due.at, time) } : due;
      previous = taken;
      head = null;
      isHeld = false;
      return taken;
    },
    isOver: () => exhausted && head === null,
  };
}

/** Makes the queue of a plan, whose items are asked for one at a time. */
export function createRecordedQueue<T>(plan: RecordedQueuePlan<T>): RecordedQueue<T> {
  const { laneOf, leastMs } = plan;
  const lanes = createCustomerLanes<T>();
  const head = createHead(plan);
  let earliest = 0;
  const mayWait = () => lanes.waiting() < mostWaiting;

  function first() {
    const free = lanes.firstFree();
    return free && { ...free, begins: Math.max(free.from, earliest) };
  }

  return {
    take: (time, mayBegin) => {
      while (head.look()) {
        const free = first();
        const due = head.at() <= Math.min(time, free?.begins ?? never) ? head.get() : null;
        if (due !== null && mayWait()) lanes.add(laneOf(due.one), head.take(due, time));
        else {
          if (due !== null) head.hold();
          if (free === null || free.begins > time || !mayBegin) return null;
          lanes.take({ ...free, from: free.begins });
          return free.item.one;
        }
      }
      return later;
    },
    begin: (time) => {
      earliest = time + leastMs;
    },
    end: (one, time) => lanes.free(laneOf(one), time),
    nextTime: () => {
      const free = first();
      // Where no more may wait, time passes for those that do.
      return free !== null && !mayWait() ? free.begins : Math.min(head.at(), free?.begins ?? never);
    },
    upcoming: () => {
      const free = first();
      const next = free === null || mayWait() ? head.get() : null;
      const from = next === null ? never : Math.max(lanes.fromOf(laneOf(next.one), next), earliest);
      if (next !== null && from < (free?.begins ?? never)) return { one: next.one, from };
      if (free !== null) return { one: free.item.one, from: free.begins };
      const held = lanes.firstHeld();
      return held && { one: held.one, from: null };
    },
    hurry: () => {
      earliest = 0;
    },
    isEmpty: () => head.isOver() && lanes.waiting() === 0,
  };
}
