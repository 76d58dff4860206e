import type { Exchange } from '#app/exchange/exchange.ts';
import type { History } from '#main/history/history.ts';
import type { Recorder } from '#main/http/recorded-send.ts';

/** Where a run saves its exchanges, and who is notified. */
export type RunRecorder = Pick<Recorder, 'onChange' | 'now' | 'newId'> & {
  /** Saves exchanges that are about to be sent, and results of others. Returns why it couldn't, in words. */
  readonly record: (begun: readonly Exchange[], ended: readonly Exchange[]) => Promise<string | null>;
};

/** Records the items of a run in the history. */
export function createRunRecorder(
  history: Pick<History, 'record'>,
  ports: Pick<RunRecorder, 'onChange' | 'now' | 'newId'>,
): RunRecorder {
  return {
    ...ports,
    record: (begun, ended) =>
      history.record(
        // In the run's own log an item counts as possibly sent once it is begun; so does it here, without a second write.
        begun.map((exchange) => ({ ...exchange, left: 'yes' })),
        ended,
      ),
  };
}
