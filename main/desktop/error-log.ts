import { describeError, type ErrorSummary, formatError } from '#app/error.ts';
import type { Log } from '#main/storage/log-file.ts';

/** So many are written in one start: one that comes again and again must not push all else out of the log. */
const mostWritten = 100;
/** So many are told in the diagnostics. */
const mostTold = 10;

export type ErrorLog = {
  /** Writes what failed, once in a start, in our own words and with what may be kept of what was thrown. */
  readonly write: (what: string, fault?: ErrorSummary) => void;
  /** The last ones of this start, the oldest first. */
  readonly recent: () => readonly string[];
};

/** The crashes and faults of this start, on their way to the log and to the diagnostics. */
export function createErrorLog(log: Log): ErrorLog {
  const written = new Set<string>();
  return {
    write: (what, fault) => {
      const line = fault === undefined ? what : `${what}: ${formatError(fault)}`;
      if (written.has(line) || written.size >= mostWritten) return;
      written.add(line);
      log.write(line);
    },
    recent: () => [...written].slice(-mostTold),
  };
}

/**
 * Writes what fails in main itself where nobody expected it.
 * @param onError hears of it when main was interrupted in what it did
 */
export function watchMain(faults: ErrorLog, onError: () => void): void {
  process.on('uncaughtException', (error) => {
    faults.write('Main failed', describeError(error));
    onError();
  });
  // A promise that nobody waited for interrupted nothing.
  process.on('unhandledRejection', (reason) => faults.write('A promise of main failed', describeError(reason)));
}
