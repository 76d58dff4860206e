import { formatCount, formatDuration, formatNumber } from '#app/quantity.ts';
import type { RunResult } from '#app/runs/result.ts';
import { placeOf, type Run, tookMs } from '#app/runs/run.ts';
import { verdictOf } from '#app/runs/verdict.ts';
import { ownWords } from './clean-text.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { plain } from './plain.ts';

/** The counts of a run for standard output, one per line, so that they can be searched. */
export function formatLedger(run: Run): string {
  const { unmet, sourceName, environment } = run;
  const { head: verdict, counts: figures } = verdictOf(run);
  const { planned, answered, failed, unknown, skipped, unsent } = figures;
  const counts = Object.entries({ planned, answered, failed, unknown, skipped, unsent, 'not as expected': unmet });
  const lines = counts.map(([name, count]) => `  ${name.padEnd(16)}${formatNumber(count).padStart(9)}`);
  const head = `${sourceName} to ${environment.name}: ${formatCount(planned, 'event')} in ${formatDuration(tookMs(run) ?? 0)}`;
  return `${[plain(head), verdict, ...lines].join('\n')}\n`;
}

/** Why an item isn't as it should be, in a line. */
export function formatFailure({ item, state, says, unmet }: RunResult, { requests, data }: Run): string {
  const place = placeOf(item, requests.length, data?.rowCount ?? 1);
  const row = data === null ? '' : `row ${place.row + 1}, `;
  const why = [...(says === '' ? [] : [ownWords(says)]), ...unmet.map((miss) => `Not as expected: ${miss}.`)];
  return `  ${row}${requests[place.request]?.name ?? ''} (${state}): ${why.join(' ')}`;
}

/** The exit code of a run. @param wasInterrupted the person interrupted it */
export function exitCodeOf(run: Run, wasInterrupted: boolean): ExitCode {
  if (wasInterrupted) return exitCode.interrupted;
  const { answered, planned } = verdictOf(run).counts;
  return answered === planned ? exitCode.fine : exitCode.notFine;
}
