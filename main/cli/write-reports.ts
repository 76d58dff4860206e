import type { Run } from '#app/runs/run.ts';
import { writeRunReport } from '#main/export/write-run-report.ts';
import type { RunArchive } from '#main/runs/run-archive.ts';
import { ownWords } from './clean-text.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import { removeUnfinished, reportFile } from './report-folder.ts';
import type { RunCommand } from './run-arguments.ts';
import type { Desktop } from './terminal.ts';

/**
 * Writes the reports that were asked for. One that cannot be written does not keep the others from being. The first
 * request to end lets them be finished.
 */
export async function writeReports(
  reports: RunCommand['reports'],
  run: Run,
  archive: Pick<RunArchive, 'lines'>,
  { onInterrupt, onLeave, isAsked, terminal }: Desktop,
): Promise<Found<null>> {
  if (reports === null) return found(null);
  const { kinds, maskCustomers, escapeFormulas } = reports;
  const keep = onLeave(() => removeUnfinished(reports));
  const unlisten = onInterrupt(
    () => terminal.err('Finishing the reports. Press Ctrl+C again to stop at once.\n'),
    isAsked() ? 0 : 1,
    'Stopped. The events were sent as counted; not all reports were written.',
  );
  const faults: string[] = [];
  for (const format of kinds) {
    const file = reportFile(reports, format);
    const lines = () => archive.lines(run);
    const fault = await writeRunReport({ file, format, run, lines, differences: null, maskCustomers, escapeFormulas });
    if (fault !== null) faults.push(ownWords(`${file} could not be written. ${fault}`));
  }
  unlisten();
  keep();
  return faults.length === 0 ? found(null) : refused(exitCode.file, ...faults);
}
