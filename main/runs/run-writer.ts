import type { Exchange } from '#app/exchange/exchange.ts';
import type { RunResult } from '#app/runs/result.ts';
import { describeWriteError } from '#main/storage/write-with-retry.ts';
import type { RunLog } from './run-log.ts';
import type { RunRecorder } from './run-recorder.ts';

/** An item that is ready to leave. */
export type Departure = {
  readonly item: number;
  readonly customerKey: string;
  /** Makes its record when it begins. */
  readonly record: () => Exchange;
};

export type RunWriter = {
  /** Resolves to the item's record once it is written; to null when the item must not be sent. */
  readonly depart: (departure: Departure) => Promise<Exchange | null>;
  /** Adds the result of an item and its exchange, if any; both are written in this turn of the event loop. */
  readonly end: (result: RunResult, exchange: Exchange | null) => void;
  /** Tries failed writes again, or drops waiting items when the run was stopped. */
  readonly awaken: () => void;
  /** Writes what is pending, without letting items leave. */
  readonly rest: () => Promise<void>;
};

export type RunWriterPorts = {
  readonly log: RunLog;
  readonly recorder: RunRecorder;
  /** Whether an item may still be begun. */
  readonly mayBegin: () => boolean;
  /** Called with the reason, in words, when something couldn't be written. */
  readonly onError: (says: string) => void;
};

type Waiting = Departure & { readonly resolve: (record: Exchange | null) => void };

/**
 * Writes a run's items and results: everything within one turn of the event loop with one write to the run's log and
 * one to the history. An item leaves only after both.
 */
export function createRunWriter({ log, recorder, mayBegin, onError }: RunWriterPorts): RunWriter {
  let departures: Waiting[] = [];
  /** Items that couldn't be written: they may not leave before `awaken`. */
  const held: Waiting[] = [];
  let ended: Exchange[] = [];
  let isDue = false;

  function writeSoon() {
    if (isDue) return;
    isDue = true;
    // Runs right after all arrived answers were handled.
    setImmediate(() => {
      isDue = false;
      turns = turns.then(writeTurn);
    });
  }

  /** One turn after another: while one waits for the disk, new items wait for the next. */
  let turns: Promise<void> = Promise.resolve();

  async function writeTurn(): Promise<void> {
    const leaving = mayBegin() ? departures : [];
    if (!mayBegin()) letGo(departures);
    departures = [];
    const problem = await beginAll(log, leaving);
    // The run may have been stopped while the write was tried: then nothing awakens them.
    if (problem !== null && !mayBegin()) letGo(leaving);
    else if (problem !== null) held.push(...leaving);
    const begun = problem === null ? leaving.map(({ record }) => record()) : [];
    const notRecorded = await record(begun);
    for (const [index, exchange] of begun.entries()) leaving[index]?.resolve(exchange);
    tell(problem ?? notRecorded);
  }

  async function record(begun: readonly Exchange[]): Promise<string | null> {
    if (begun.length === 0 && ended.length === 0) return null;
    const ending = ended;
    ended = [];
    try {
      return await recorder.record(begun, ending);
    } catch (error) {
      return describeWriteError(error);
    }
  }

  function tell(problem: string | null) {
    if (problem !== null) onError(problem);
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

function letGo(items: readonly Waiting[]) {
  for (const { resolve } of items) resolve(null);
}

/** A turn always ends, because a rejected one would block all later turns. */
async function beginAll(log: RunLog, leaving: readonly Waiting[]): Promise<string | null> {
  try {
    return await log.begin(leaving);
  } catch (error) {
    return describeWriteError(error);
  }
}
