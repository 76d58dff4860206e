import type { Pace } from '#app/runs/pace.ts';

/** What a scheduler works on: items in an order, some of which must not overtake or overlap each other. */
export type SchedulerPlan<T> = {
  /** The next one; null when there are no more, `later` when it has to be asked again after others had their turn. */
  readonly next: () => T | null | typeof later;
  /** Items of one lane go one at a time, in order; null for an item that waits for no other. */
  readonly laneOf: (one: T) => string | null;
  /** Does it. Never rejects. */
  readonly begin: (one: T) => Promise<void>;
  readonly pace: Pick<Pace, 'inFlight' | 'perSecond' | 'pauseMs' | 'jitterMs'>;
  /** Called for those that are probably the next, while those under way are awaited. */
  readonly prepare?: (one: T) => void;
  /** A monotonic clock, in milliseconds. */
  readonly now: () => number;
  /** From 0 up to 1. */
  readonly random: () => number;
};

export type Scheduler = {
  /** Begins no more items until `goOn`; those under way end. */
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Begins no more items at all. */
  readonly stop: () => void;
  readonly underWay: () => number;
  /** Resolves when all is done, or stopped and nothing is under way any more. */
  readonly finished: Promise<void>;
};

/** No item yet: finding the next one takes long, so the event loop gets its turn first. */
export const later = Symbol('later');

/** How many may wait for their lanes before the scheduler waits with them. */
const mostWaiting = 1_000;

/** Goes through things, so many at once and so many a second. A clock that leaps, as after a sleep, is never made up for. */
export function startScheduler<T>({ next, laneOf, begin, prepare, pace, now, random }: SchedulerPlan<T>): Scheduler {
  const lanes = createLanes(laneOf);
  const ready: T[] = [];
  /** The next ones, taken while those under way are awaited. */
  const peeked: T[] = [];
  let underWay = 0;
  let waiting = 0;
  let exhausted = false;
  let state: 'flying' | 'paused' | 'stopped' = 'flying';
  /** When the next one may begin. */
  let earliest = now();
  let timer: NodeJS.Timeout | null = null;
  let isDue = false;
  const gapMs = pace.perSecond === null ? 0 : 1_000 / pace.perSecond;
  let land = () => {};
  const finished = new Promise<void>((resolve) => {
    land = resolve;
  });

  /** The next one that need not wait for its lane; null when there is none now. */
  function take(): T | null {
    // They come before all that wait: none is taken ahead while one waits.
    const first = peeked.shift();
    if (first !== undefined) return first;
    const free = ready.shift();
    if (free !== undefined) {
      waiting -= 1;
      return free;
    }
    while (!exhausted && waiting < mostWaiting) {
      const one = look();
      if (one === later) {
        pumpLater();
        return null;
      }
      if (one !== null) return one;
    }
    return null;
  }

  /** The next one of all, its lane taken; null when it has to wait for its lane, or there are no more. */
  function look(): T | null | typeof later {
    const one = next();
    exhausted = one === null;
    if (one === null || one === later) return one;
    if (lanes.take(one)) return one;
    waiting += 1;
    return null;
  }

  /**
   * Prepares the next items while those under way are awaited: one for each, so that an answer is followed by the next request at
   * once. None beyond one that has to wait for its lane, so that the order stays.
   */
  function lookAhead() {
    while (peeked.length < underWay && waiting === 0 && !exhausted && state === 'flying') {
      const one = look();
      if (one === null || one === later) return;
      peeked.push(one);
      prepare?.(one);
    }
  }

  function end(one: T) {
    underWay -= 1;
    const pauseMs = pace.pauseMs + (2 * random() - 1) * pace.jitterMs;
    if (pauseMs > 0) earliest = Math.max(earliest, now() + pauseMs);
    ready.push(...lanes.free(one));
    pump();
  }

  /** Asks again after everything else had its turn; once, however many ended meanwhile. */
  function pumpLater() {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      pump();
    });
  }

  function pump() {
    if (timer !== null || isDue) return;
    while (state === 'flying' && underWay < pace.inFlight) {
      const wait = earliest - now();
      if (wait > 0) {
        timer = setTimeout(() => {
          timer = null;
          pump();
        }, wait);
        return;
      }
      const one = take();
      if (one === null) break;
      earliest = Math.max(earliest, now() - mostArrearsMs) + gapMs;
      underWay += 1;
      void begin(one).then(() => end(one));
    }
    setImmediate(lookAhead);
    const isOver = state === 'stopped' || (exhausted && waiting === 0 && peeked.length === 0);
    if (underWay === 0 && isOver) land();
  }

  queueMicrotask(pump);
  return {
    pause: () => {
      if (state === 'flying') state = 'paused';
    },
    goOn: () => {
      if (state === 'paused') state = 'flying';
      pump();
    },
    stop: () => {
      state = 'stopped';
      if (timer !== null) clearTimeout(timer);
      timer = null;
      pump();
    },
    underWay: () => underWay,
    finished,
  };
}

/** The items that wait for the end of another one, which has their lane. */
function createLanes<T>(laneOf: SchedulerPlan<T>['laneOf']) {
  const busy = new Map<string, T[]>();
  return {
    /** Takes the lane of an item. Returns false where the item has to wait for it. */
    take: (one: T): boolean => {
      const lane = laneOf(one);
      const queue = lane === null ? undefined : busy.get(lane);
      if (lane !== null && queue === undefined) busy.set(lane, []);
      queue?.push(one);
      return queue === undefined;
    },
    /** An item has ended. Returns the one that gets its lane, if any waits. */
    free: (one: T): readonly T[] => {
      const lane = laneOf(one);
      if (lane === null) return [];
      const following = busy.get(lane)?.shift();
      if (following === undefined) busy.delete(lane);
      return following === undefined ? [] : [following];
    },
  };
}

/**
 * How far behind its times a run may catch up, in milliseconds. A gap counts from the moment that the last one was due, so that
 * timers that fire late do not slow the run.
 */
const mostArrearsMs = 20;
