import { setMaxListeners } from 'node:events';
import type { Environment } from '#app/environments/environment.ts';
import { foldKey } from '#app/event/customer-key.ts';
import { summarise } from '#app/exchange/exchange.ts';
import { factsOf, unmetExpectations } from '#app/exchange/expectations.ts';
import type { Prepared } from '#app/exchange/prepare.ts';
import type { ItemMaker, RunItem } from '#app/runs/item.ts';
import type { Pace } from '#app/runs/pace.ts';
import { createRateMeter } from '#app/runs/rate-meter.ts';
import { type RunResult, resultOf, skippedResult } from '#app/runs/result.ts';
import type { RunProgress, RunState } from '#app/runs/run.ts';
import type { Connections } from '#main/http/connections.ts';
import { beginExchange, type Order, sendBegun } from '#main/http/recorded-send.ts';
import { createYield, sliceMs } from '#main/storage/yield-to-event-loop.ts';
import type { RowFile } from './data/row-file.ts';
import type { RunLog } from './run-log.ts';
import type { RunRecorder } from './run-recorder.ts';
import { createRunWriter } from './run-writer.ts';
import { later, startScheduler } from './scheduler.ts';

export type RunnerPlan = {
  /** The items to go through, in order. */
  readonly items: Iterator<number>;
  /** How many they are. */
  readonly count: number;
  readonly maker: ItemMaker;
  /** Null for a run without data. */
  readonly rows: Pick<RowFile, 'read'> | null;
  /** Rows that the person left out, from 1. */
  readonly leftOutRows: ReadonlySet<number>;
  readonly pace: Pace;
  readonly environment: Environment;
  readonly siteKey: string;
  /** How long the run went before, in milliseconds. */
  readonly wentBeforeMs: number;
  /** The tid of each customer so far, by their key as it is compared. */
  readonly tids: ReadonlyMap<string, string>;
};

export type RunnerPorts = {
  readonly log: RunLog;
  readonly recorder: RunRecorder;
  readonly connections: Connections;
  /** Hears of everything that changes. */
  readonly onChange: () => void;
  /** A monotonic clock, in milliseconds. */
  readonly clock: () => number;
  readonly random: () => number;
};

export type Runner = {
  readonly state: () => Extract<RunState, 'running' | 'paused'>;
  /** Why it is paused, in words; null when the person did it, or it is not. */
  readonly says: () => string | null;
  readonly pause: () => void;
  readonly goOn: () => void;
  /** Begins nothing more; what is under way ends. A second time it is cancelled. */
  readonly stop: () => void;
  readonly progress: () => Omit<RunProgress, 'summary'>;
  /** How many of its items have not ended. */
  readonly left: () => number;
  /** Writes at once what waits to be written. */
  readonly rest: () => Promise<void>;
  readonly ended: Promise<Extract<RunState, 'done' | 'stopped' | 'ended-by-failure'>>;
};

/** An item, and how it would be sent; null while that depends on what is known at its turn: a tid, the time. */
type NextItem = { readonly made: RunItem; readonly cells: readonly string[]; readonly prepared: Prepared | null };

const unreadRowWords = 'Its row of data couldn’t be read, so it wasn’t sent.';

/** Goes through the items of a run. Each is in the log before it leaves, and is sent at most once. */
export function startRunner(
  plan: RunnerPlan,
  { log, recorder, connections, onChange, clock, random }: RunnerPorts,
): Runner {
  const { maker, rows, pace, environment, siteKey } = plan;
  const tids = new Map(plan.tids);
  const meter = createRateMeter(clock(), plan.wentBeforeMs);
  const cancel = new AbortController();
  // As many listen to it as are in flight.
  setMaxListeners(0, cancel.signal);
  let says: string | null = null;
  let state: 'running' | 'paused' | 'stopping' | 'failed' = 'running';
  let left = plan.count;
  const yieldNow = createYield();
  const moment = () => recorder.now().toISOString();

  const writer = createRunWriter({
    log,
    recorder,
    mayBegin: () => state === 'running' || state === 'paused',
    onError: pause,
  });

  const scheduler = startScheduler<NextItem>({
    next: nextItem,
    laneOf: ({ made: { resolution } }) =>
      pace.continueTid && foldKey(resolution.draft.customerKey) !== '' ? foldKey(resolution.draft.customerKey) : null,
    begin: send,
    pace,
    now: clock,
    random,
  });

  /** The next item that can be sent; what cannot be is skipped on the way. */
  function nextItem(): NextItem | null | typeof later {
    const until = clock() + sliceMs;
    for (;;) {
      const { value, done } = plan.items.next();
      if (done === true) return null;
      const row = maker.placeOf(value).row;
      const cells = readCells(row);
      if (cells === 'unread') skip({ ...skippedResult(value, '', unreadRowWords), state: 'failed' });
      else if (cells === null) skip(skippedResult(value, '', 'Its row was erased with its customer.'));
      else if (rows !== null && plan.leftOutRows.has(row + 1)) skip(skippedResult(value, '', 'Left out by you.'));
      else {
        const made = maker.make(value, cells, moment());
        // All that can be done before its turn comes is done while answers are waited for.
        const mayChange = pace.continueTid || made.resolution.hasTimes;
        return { made, cells, prepared: mayChange ? null : maker.finish(made, null) };
      }
      // Many in a row would keep everything else from its turn.
      if (clock() >= until) return later;
    }
  }

  function readCells(row: number): readonly string[] | null | 'unread' {
    try {
      const cells = rows === null ? [] : rows.read(row);
      return cells === 'damaged' ? 'unread' : cells;
    } catch {
      return 'unread';
    }
  }

  function skip(result: RunResult) {
    left -= 1;
    writer.end(result, null);
    onChange();
  }

  async function send({ made: madeBefore, cells, prepared: preparedBefore }: NextItem): Promise<void> {
    const { item } = madeBefore;
    const sentAt = moment();
    const made = madeBefore.resolution.hasTimes ? maker.make(item, cells, sentAt) : madeBefore;
    const { customerKey } = made.resolution.draft;
    const prepared = preparedBefore ?? maker.finish(made, tids.get(foldKey(customerKey)) ?? null);
    const error = prepared.problems.find(({ level }) => level === 'error');
    const fault = error === undefined ? null : `${error.says}. ${error.why}`;
    if (fault !== null || !prepared.reading.ok) {
      skip(skippedResult(item, customerKey, fault ?? (prepared.reading.ok ? '' : prepared.reading.problem)));
      // Many in a row would keep everything else from its turn.
      return yieldNow();
    }
    const order: Order = {
      draft: prepared.draft,
      request: prepared.reading.request,
      sentAt,
      environment,
      siteKey,
      cancel: cancel.signal,
      connections,
      ...(pace.timeoutMs !== null && { timeoutMs: pace.timeoutMs }),
    };
    const begun = await writer.depart({ item, customerKey, record: () => beginExchange(order, recorder) });
    if (begun === null) return;
    recorder.onChange(summarise(begun));
    const { exchange } = await sendBegun(begun, order);
    recorder.onChange(summarise(exchange));
    const unmet = unmetExpectations(exchange.draft.expectations, factsOf(exchange));
    const result = resultOf({ item, attempt: log.attempts(item) }, exchange, {
      unmet,
      steady: maker.steady(made, cells),
    });
    if (foldKey(customerKey) !== '' && result.tid !== '') tids.set(foldKey(customerKey), result.tid);
    left -= 1;
    writer.end(result, exchange);
    meter.add(item, result.ms, clock());
    if (pace.stopOnFailure && (result.state !== 'answered' || unmet.length > 0) && state !== 'stopping') {
      state = 'failed';
      scheduler.stop();
      writer.awaken();
    }
    onChange();
  }

  function pause(why: string | null) {
    if (state !== 'running' && state !== 'paused') return;
    state = 'paused';
    says = why ?? says;
    meter.pause(clock());
    scheduler.pause();
    onChange();
  }

  return {
    state: () => (state === 'paused' ? 'paused' : 'running'),
    says: () => says,
    pause: () => pause(null),
    goOn: () => {
      if (state !== 'paused') return;
      state = 'running';
      says = null;
      meter.goOn(clock());
      writer.awaken();
      scheduler.goOn();
      onChange();
    },
    stop: () => {
      if (state === 'stopping' || state === 'failed') cancel.abort();
      else state = 'stopping';
      scheduler.stop();
      writer.awaken();
      onChange();
    },
    progress: () => ({ underWay: scheduler.underWay(), ...meter.read(clock(), left) }),
    left: () => left,
    rest: writer.rest,
    ended: scheduler.finished.then(async () => {
      await writer.rest();
      return state === 'failed' ? 'ended-by-failure' : state === 'stopping' ? 'stopped' : 'done';
    }),
  };
}
