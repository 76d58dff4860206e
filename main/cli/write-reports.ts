import type { Run } from '#app/runs/run.ts';
import { writeRunReport } from '#main/export/write-run-report.ts';
import type { RunArchive } from '#main/runs/run-archive.ts';
import { ownWords } from './clean-text.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import { removeUnfinished, reportFile } from './report-folder.ts';
import type { RunCommand } from './run-arguments.ts';
import type { CommandHost } from './terminal.ts';

/** Writes the requested reports, also when one of them fails. */
export async function writeReports(
  reports: RunCommand['reports'],
  { run, archive }: { readonly run: Run; readonly archive: Pick<RunArchive, 'lines'> },
  { onLeave }: CommandHost,
): Promise<Found<null>> {
  if (reports === null) return found(null);
  const { kinds, maskCustomers, escapeFormulas } = reports;
  const keep = onLeave(() => removeUnfinished(reports));
  const problems: string[] = [];
  for (const format of kinds) {
    const file = reportFile(reports, format);
    const lines = () => archive.lines(run);
    const problem = await writeRunReport({
      file,
      format,
      run,
      lines,
      differences: () => null,
      maskCustomers,
      escapeFormulas,
    });
    if (problem !== null) problems.push(ownWords(`${file} could not be written. ${problem}`));
  }
  keep();
  return problems.length === 0 ? found(null) : refused(exitCode.file, ...problems);
}
