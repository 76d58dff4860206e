import { describeError, type ErrorSummary, formatError } from '#app/error.ts';
import type { Log } from '#main/storage/log-file.ts';

/** The most errors written per start, so that a recurring one doesn't push everything else out of the log. */
const mostWritten = 100;
/** The most errors listed in the diagnostics. */
const mostRecent = 10;

export type ErrorLog = {
  /** Writes what failed, at most once per start. The summary holds no message, which might contain what was sent. */
  readonly write: (what: string, error?: ErrorSummary) => void;
  /** The latest errors since the start, oldest first. */
  readonly recent: () => readonly string[];
};

/** Collects the errors since the start for the log and the diagnostics. */
export function createErrorLog(log: Log): ErrorLog {
  const written = new Set<string>();
  return {
    write: (what, error) => {
      const line = error === undefined ? what : `${what}: ${formatError(error)}`;
      if (written.has(line) || written.size >= mostWritten) return;
      written.add(line);
      log.write(line);
    },
    recent: () => [...written].slice(-mostRecent),
  };
}

/**
 * Logs unexpected errors of the main process.
 * @param onError called for an uncaught exception, which interrupted what main was doing
 */
export function watchMain(errors: ErrorLog, onError: () => void): void {
  process.on('uncaughtException', (error) => {
    errors.write('Main failed', describeError(error));
    onError();
  });
  // A rejection that nothing awaited interrupted nothing.
  process.on('unhandledRejection', (reason) => errors.write('A promise in main failed', describeError(reason)));
}
