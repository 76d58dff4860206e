import { createRecordedQueue, type RecordedQueue, type RecordedQueuePlan } from './recorded-queue.ts';
import { later, type Scheduler, type SchedulerPlan } from './scheduler.ts';

export type RecordedSchedulerPlan<T> = RecordedQueuePlan<T> &
  Pick<SchedulerPlan<T>, 'begin' | 'now'> & { readonly inFlight: number };

export type RecordedScheduler<T> = Scheduler & {
  /** The one that begins next, and in how many milliseconds; null where it waits for another one to end. */
  readonly next: () => { readonly one: T; readonly inMs: number | null } | null;
  /** Begins the next one without the rest of its gap, if it is the one that is meant. What follows keeps its gaps. */
  readonly sendNext: (isMeant: (one: T) => boolean) => void;
};

/** How far the time of the plan may pass what is due, in milliseconds: timers fire late, and that must not add up. */
const mostArrearsMs = 20;
/** A timer takes no longer time, in milliseconds. */
const longestTimerMs = 3_600_000;

/**
 * Begins things at the gaps of a plan. No gap is made shorter to make up for a delay, so nothing goes in a burst:
 * - An item waits until the earlier one of its customer has ended. By as much, all that follows of that customer is moved.
 * - In a pause, while the computer sleeps, and while as many are under way as may be, the time of the plan stands still.
 * - Between any two beginnings is the shortest gap, whichever customers they are of.
 */
export function startRecordedScheduler<T>(plan: RecordedSchedulerPlan<T>): RecordedScheduler<T> {
  const queue = createRecordedQueue(plan);
  const clock = createPlanClock(plan.now, queue.nextTime);
  const wake = createAlarm(pump);
  let underWay = 0;
  let isStopped = false;
  let land = () => {};
  const finished = new Promise<void>((resolve) => {
    land = resolve;
  });
  const isFull = () => underWay >= plan.inFlight;

  function start(one: T) {
    underWay += 1;
    void plan.begin(one).then(() => {
      // While as many were under way as may be, the time stood still.
      queue.end(one, clock.read());
      underWay -= 1;
      pump();
    });
    queue.begin(clock.read());
  }

  function pump() {
    const time = clock.read();
    let one: T | null | typeof later = null;
    while (!isStopped && clock.isRunning()) {
      one = queue.take(time, !isFull());
      if (one === null || one === later) break;
      start(one);
    }
    if (isStopped || !clock.isRunning()) wake.never();
    else if (one === later) wake.soon();
    else wake.in(queue.nextTime() - time);
    if (underWay === 0 && (isStopped || queue.isEmpty())) land();
  }

  queueMicrotask(pump);
  return {
    pause: clock.stop,
    goOn: () => {
      clock.goOn();
      pump();
    },
    stop: () => {
      isStopped = true;
      pump();
    },
    underWay: () => underWay,
    finished,
    next: () => (isStopped ? null : nextOf(queue, clock.read(), isFull())),
    sendNext: (isMeant) => {
      const { one, from } = queue.upcoming() ?? { one: null, from: null };
      if (isStopped || !clock.isRunning() || one === null || from === null || !isMeant(one)) return;
      queue.hurry();
      clock.leapTo(from);
      pump();
    },
  };
}

/** The item that begins next. @param isFull nothing begins before another one has ended */
function nextOf<T>(
  { upcoming }: RecordedQueue<T>,
  time: number,
  isFull: boolean,
): ReturnType<RecordedScheduler<T>['next']> {
  const first = upcoming();
  if (first === null) return null;
  const { one, from } = first;
  return { one, inMs: from === null || (isFull && from <= time) ? null : Math.max(0, from - time) };
}

/** The time of a plan, from 0. It stands still while what is due can't be done. */
function createPlanClock(now: () => number, nextTime: () => number) {
  let time = 0;
  let setAt = now();
  let runs = true;

  function read(): number {
    const moment = now();
    if (runs) time = Math.min(time + moment - setAt, Math.max(time, nextTime() + mostArrearsMs));
    setAt = moment;
    return time;
  }

  return {
    read,
    isRunning: () => runs,
    stop: () => {
      read();
      runs = false;
    },
    goOn: () => {
      read();
      runs = true;
    },
    leapTo: (to: number) => {
      time = Math.max(read(), to);
    },
  };
}

/** Calls work once, after a time or after everything else had its turn; the last call counts. */
function createAlarm(work: () => void) {
  let cancel = () => {};
  const never = () => cancel();
  return {
    never,
    in: (ms: number) => {
      never();
      // What is due waits for something to end, which calls the work as well.
      if (ms <= 0 || ms === Number.POSITIVE_INFINITY) return;
      const timer = setTimeout(work, Math.min(ms, longestTimerMs));
      cancel = () => clearTimeout(timer);
    },
    soon: () => {
      never();
      const turn = setImmediate(work);
      cancel = () => clearImmediate(turn);
    },
  };
}
