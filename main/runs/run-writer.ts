import type { Exchange } from '#app/exchange/exchange.ts';
import type { RunResult } from '#app/runs/result.ts';
import { errorOf } from '#main/storage/write-with-retry.ts';
import type { RunLog } from './run-log.ts';
import type { RunRecorder } from './run-recorder.ts';

/** An item that is ready to leave. */
export type Departure = {
  readonly item: number;
  readonly customerKey: string;
  /** Makes its record, at the moment that it is begun. */
  readonly record: () => Exchange;
};

export type RunWriter = {
  /** Resolves once it is written that an item is about to be sent, to its record; to null when it must not be sent. */
  readonly depart: (departure: Departure) => Promise<Exchange | null>;
  /** Takes what became of an item, and of its record where it has one; written within this turn of the event loop. */
  readonly end: (result: RunResult, exchange: Exchange | null) => void;
  /** Tries again what could not be written, or gives up what waits to leave when the run was stopped. */
  readonly awaken: () => void;
  /** Writes what waits, and lets nobody depart by it. */
  readonly rest: () => Promise<void>;
};

export type RunWriterPorts = {
  readonly log: RunLog;
  readonly recorder: RunRecorder;
  /** Whether an item may still be begun. */
  readonly mayBegin: () => boolean;
  /** Hears, in words, why something could not be written. */
  readonly onError: (says: string) => void;
};

type Waiting = Departure & { readonly resolve: (record: Exchange | null) => void };

/**
 * Writes what a run has to remember: all that comes within one turn of the event loop by one write to the run's log and
 * one to the history. An item leaves only after both.
 */
export function createRunWriter({ log, recorder, mayBegin, onError }: RunWriterPorts): RunWriter {
  let departures: Waiting[] = [];
  /** Those that could not be written: they may not leave before somebody says so. */
  const held: Waiting[] = [];
  let ended: Exchange[] = [];
  let isDue = false;

  function writeSoon() {
    if (isDue) return;
    isDue = true;
    // Comes right after all answers that have arrived were taken.
    setImmediate(() => {
      isDue = false;
      turns = turns.then(writeTurn);
    });
  }

  /** One turn after the other: while one waits for a disk, what comes waits for the next. */
  let turns: Promise<void> = Promise.resolve();

  async function writeTurn(): Promise<void> {
    const leaving = mayBegin() ? departures : [];
    if (!mayBegin()) for (const { resolve } of departures) resolve(null);
    departures = [];
    const fault = await beginAll(leaving);
    if (fault !== null) held.push(...leaving);
    const begun = fault === null ? leaving.map(({ record }) => record()) : [];
    const notRecorded = await record(begun);
    for (const [index, exchange] of begun.entries()) leaving[index]?.resolve(exchange);
    tell(fault ?? notRecorded);
  }

  /** A turn always ends: one that did not would hold up all that come after it. */
  async function beginAll(leaving: readonly Waiting[]): Promise<string | null> {
    try {
      return await log.begin(leaving);
    } catch (error) {
      return errorOf(error);
    }
  }

  async function record(begun: readonly Exchange[]): Promise<string | null> {
    if (begun.length === 0 && ended.length === 0) return null;
    const ending = ended;
    ended = [];
    try {
      return await recorder.record(begun, ending);
    } catch (error) {
      return errorOf(error);
    }
  }

  function tell(fault: string | null) {
    if (fault !== null) onError(fault);
  }

  return {
    depart: (departure) =>
      new Promise((resolve) => {
        departures.push({ ...departure, resolve });
        writeSoon();
      }),
    end: (result, exchange) => {
      log.end(result);
      if (exchange !== null) ended.push(exchange);
      writeSoon();
    },
    awaken: () => {
      departures.unshift(...held.splice(0));
      writeSoon();
    },
    rest: async () => {
      // Both are tried in the call itself, for the app may be about to end.
      const [notWritten, notRecorded] = await Promise.all([log.write(), record([])]);
      tell(notWritten ?? notRecorded);
    },
  };
}
