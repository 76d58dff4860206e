import type { Environment } from '#app/environments/environment.ts';
import type { ItemMaker } from '#app/runs/item.ts';
import type { Pace } from '#app/runs/pace.ts';
import { createRateMeter } from '#app/runs/rate-meter.ts';
import type { RecordedPlan } from '#app/runs/recorded-gaps.ts';
import { notSentAgain, type RunResult } from '#app/runs/result.ts';
import type { RunProgress, RunState } from '#app/runs/run.ts';
import type { Connections } from '#main/http/connections.ts';
import type { RowFile } from './data/row-file.ts';
import { createItemFeed } from './item-feed.ts';
import { createItemSender } from './item-sender.ts';
import type { RunLog } from './run-log.ts';
import type { RunRecorder } from './run-recorder.ts';
import { startRunScheduler } from './run-scheduler.ts';
import { createRunWriter } from './run-writer.ts';

export type RunnerPlan = {
  /** The run, which the history names with each of its events; absent where there is no history. */
  readonly runId?: string;
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
  /** When its items are due; null unless its pace is as recorded. */
  readonly recorded: RecordedPlan | null;
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
  /** Called for every change. */
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
  /** Begins no more items; those under way end. A second call cancels them. */
  readonly stop: () => void;
  /** Begins the next item without the rest of its gap, if it is this one. */
  readonly sendNext: (item: number) => void;
  readonly progress: () => Omit<RunProgress, 'summary'>;
  /** How many of its items have not ended. */
  readonly left: () => number;
  /** Writes at once what waits to be written. */
  readonly rest: () => Promise<void>;
  readonly ended: Promise<Extract<RunState, 'done' | 'stopped' | 'ended-by-failure'>>;
};

/** Goes through the items of a run. Each is in the log before it leaves, and is sent at most once. */
export function startRunner(plan: RunnerPlan, ports: RunnerPorts): Runner {
  const { log, recorder, connections, onChange, clock } = ports;
  const meter = createRateMeter(clock(), plan.wentBeforeMs);
  const cancel = new AbortController();
  let says: string | null = null;
  let state: 'running' | 'paused' | 'stopping' | 'failed' = 'running';
  let left = plan.count;
  const moment = createMoments(recorder.now);
  const isOver = () => state === 'stopping' || state === 'failed';

  const writer = createRunWriter({ log, recorder, mayBegin: () => !isOver(), onError: pause });
  const sender = createItemSender(plan, {
    log,
    recorder,
    connections,
    writer,
    cancel: cancel.signal,
    moment,
    skip,
    onEnded,
  });
  const scheduler = startRunScheduler(plan, ports, { ...sender, next: createItemFeed(plan, { clock, moment, skip }) });

  function skip(skipped: RunResult) {
    left -= 1;
    for (const result of resultsOfSkip(skipped, log)) writer.end(result, null);
    onChange();
  }

  function onEnded({ item, ms, state: outcome, unmet }: RunResult) {
    left -= 1;
    meter.add(item, ms, clock());
    if (plan.pace.stopOnFailure && (outcome !== 'answered' || unmet.length > 0) && state !== 'stopping') end('failed');
    onChange();
  }

  function end(reason: 'stopping' | 'failed') {
    state = reason;
    scheduler.stop();
    writer.awaken();
  }

  function pause(why: string | null) {
    if (isOver()) return;
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
      if (isOver()) cancel.abort();
      end(state === 'failed' ? 'failed' : 'stopping');
      onChange();
    },
    sendNext: scheduler.sendNext,
    progress: () => ({ underWay: scheduler.underWay(), ...meter.read(clock(), left), ...scheduler.ahead(left) }),
    left: () => left,
    rest: writer.rest,
    ended: scheduler.finished.then(async () => {
      await writer.rest();
      return state === 'failed' ? 'ended-by-failure' : state === 'stopping' ? 'stopped' : 'done';
    }),
  };
}

/** What is written of an item that isn't sent: what was sent before stays, also where its details can't be read. */
function resultsOfSkip(skipped: RunResult, log: RunLog): readonly RunResult[] {
  const sent = log.attempts(skipped.item) === 0 ? null : log.read(skipped.item);
  if (sent === null) return [skipped];
  return sent.attempt === 0 ? [] : [notSentAgain(sent, skipped.says)];
}

/** The present time, ISO 8601, written once for each millisecond: a run asks for it several times in one. */
function createMoments(now: () => Date): () => string {
  let last = { ms: Number.NaN, text: '' };
  return () => {
    const date = now();
    if (date.getTime() !== last.ms) last = { ms: date.getTime(), text: date.toISOString() };
    return last.text;
  };
}
