import { foldKey, foldTid } from '#app/event/customer-key.ts';
import type { RunProgress } from '#app/runs/run.ts';
import type { NextItem } from './item-feed.ts';
import { type RecordedScheduler, startRecordedScheduler } from './recorded-scheduler.ts';
import type { RunnerPlan, RunnerPorts } from './runner.ts';
import { type Scheduler, type SchedulerPlan, startScheduler } from './scheduler.ts';

/** Decides when the items of a run begin. */
export type RunScheduler = Scheduler & {
  /** What the progress of a run as recorded says besides. @param left how many items have not ended */
  readonly ahead: (left: number) => Pick<RunProgress, 'next'> & { readonly leftMs?: number | null };
  readonly sendNext: (item: number) => void;
};

/** Starts the items of a run at its pace. */
export function startRunScheduler(
  plan: RunnerPlan,
  ports: RunnerPorts,
  work: Pick<SchedulerPlan<NextItem>, 'next' | 'begin' | 'prepare'>,
): RunScheduler {
  const { pace, recorded } = plan;
  const { clock: now, random, onChange } = ports;
  if (recorded === null) {
    const laneOf = (one: NextItem) => (pace.continueTid ? customerOf(one) : null);
    return { ...startScheduler({ ...work, laneOf, pace, now, random }), ahead: () => ({}), sendNext: () => {} };
  }
  const scheduler = startRecordedScheduler<NextItem>({
    next: work.next,
    begin: (one) => {
      // The next one is another now.
      onChange();
      return work.begin(one);
    },
    laneOf: knownAs,
    now,
    inFlight: pace.inFlight,
    leastMs: recorded.leastMs,
    gapBefore: (one, previous) => recorded.gapBefore(one.made.item, previous?.made.item ?? null),
  });
  return {
    ...scheduler,
    ahead: (left) => lookAhead(scheduler, recorded, left),
    sendNext: (item) => {
      scheduler.sendNext(({ made }) => made.item === item);
      onChange();
    },
  };
}

/** Whose events wait for each other; null for an event without a customer. */
function customerOf({ made: { resolution } }: NextItem): string | null {
  const key = foldKey(resolution.draft.customerKey);
  return key === '' ? null : key;
}

/** The same as recorded, where the TID says whose an event without a customer key is. */
function knownAs(one: NextItem): string | null {
  const tid = foldTid(one.made.resolution.draft.tid);
  return customerOf(one) ?? (tid === '' ? null : `tid:${tid}`);
}

function lookAhead(
  scheduler: RecordedScheduler<NextItem>,
  { leftFrom, planned }: NonNullable<RunnerPlan['recorded']>,
  left: number,
): ReturnType<RunScheduler['ahead']> {
  const first = scheduler.next();
  if (first === null) return {};
  const { item, request } = first.one.made;
  const next = { item, name: request.name, inMs: first.inMs };
  // Where only some items are sent again, the gaps between them aren’t known before their turn.
  const isRest = planned - item === left - scheduler.underWay();
  return { next, leftMs: isRest ? (first.inMs ?? 0) + leftFrom(item) : null };
}
