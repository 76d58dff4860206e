import type { Recorder } from '#main/http/recorded-send.ts';
import type { History } from '#main/storage/history/history.ts';

/** How the items of a run are put into the history. */
export function createRunRecorder(
  history: Pick<History, 'begin' | 'complete'>,
  { onChange, now, newId }: Pick<Recorder, 'onChange' | 'now' | 'newId'>,
): Recorder {
  return {
    // The run's own log says that an item may have left from the moment that it is begun; the history need not say it twice.
    begin: (exchange) => history.begin({ ...exchange, left: 'yes' }),
    leave: () => {},
    complete: history.complete,
    // Its answers are in its own log.
    keepAnswer: () => {},
    onChange,
    now,
    newId,
  };
}
