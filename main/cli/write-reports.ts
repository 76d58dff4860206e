import type { Run } from '#app/runs/run.ts';
import { writeRunReport } from '#main/export/write-run-report.ts';
import type { RunArchive } from '#main/runs/run-archive.ts';
import { ownWords } from './clean-text.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import { removeUnfinished, reportFile } from './report-folder.ts';
import type { RunCommand } from './run-arguments.ts';
import type { CommandHost } from './terminal.ts';

/** Writes the requested reports, also when one of them fails. The first interrupt still lets them finish. */
export async function writeReports(
  reports: RunCommand['reports'],
  { run, archive }: { readonly run: Run; readonly archive: Pick<RunArchive, 'lines'> },
  { onInterrupt, onLeave, isAsked, terminal }: CommandHost,
): Promise<Found<null>> {
  if (reports === null) return found(null);
  const { kinds, maskCustomers, escapeFormulas } = reports;
  const keep = onLeave(() => removeUnfinished(reports));
  const unlisten = onInterrupt(
    () => terminal.err('Finishing the reports. Press Ctrl+C again to stop at once.\n'),
    isAsked() ? 0 : 1,
    'Stopped. The events were sent as counted, but not all reports were written.',
  );
  const problems: string[] = [];
  for (const format of kinds) {
    const file = reportFile(reports, format);
    const lines = () => archive.lines(run);
    const problem = await writeRunReport({
      file,
      format,
      run,
      lines,
      differences: null,
      maskCustomers,
      escapeFormulas,
    });
    if (problem !== null) problems.push(ownWords(`${file} could not be written. ${problem}`));
  }
  unlisten();
  keep();
  return problems.length === 0 ? found(null) : refused(exitCode.file, ...problems);
}
