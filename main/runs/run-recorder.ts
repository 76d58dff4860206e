import type { Exchange } from '#app/exchange/exchange.ts';
import type { History } from '#main/history/history.ts';
import type { Recorder } from '#main/http/recorded-send.ts';

/** Where a run keeps its exchanges, and who hears of them. */
export type RunRecorder = Pick<Recorder, 'onChange' | 'now' | 'newId'> & {
  /** Keeps some that are about to leave, and what came of others. Returns why it could not, in words; null when it did. */
  readonly record: (begun: readonly Exchange[], ended: readonly Exchange[]) => Promise<string | null>;
};

/** How the items of a run are put into the history. */
export function createRunRecorder(
  history: Pick<History, 'record'>,
  ports: Pick<RunRecorder, 'onChange' | 'now' | 'newId'>,
): RunRecorder {
  return {
    ...ports,
    record: (begun, ended) =>
      history.record(
        // The run's own log says that an item may have left from the moment that it is begun; the history need not say it twice.
        begun.map((exchange) => ({ ...exchange, left: 'yes' })),
        ended,
      ),
  };
}
