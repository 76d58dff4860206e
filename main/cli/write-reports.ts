import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from '#app/run/run.ts';
import { writeRunReport } from '#main/export/write-run-report.ts';
import type { RunArchive } from '#main/run/run-archive.ts';
import { faultOf } from '#main/storage/write.ts';
import { exitCode, type Found, found, refused } from './exit-code.ts';
import type { ReportKind, RunCommand } from './run-arguments.ts';

/** What each report is called in its folder: always the same, so that a pipeline finds it. */
const fileNames: Readonly<Record<ReportKind, string>> = {
  junit: 'junit.xml',
  html: 'report.html',
  json: 'report.json',
  csv: 'results.csv',
};

/** Writes the reports that were asked for. One that cannot be written does not keep the others from being. */
export async function writeReports(
  reports: RunCommand['reports'],
  run: Run,
  archive: Pick<RunArchive, 'lines'>,
): Promise<Found<null>> {
  if (reports === null) return found(null);
  const { kinds, folder, maskCustomers, escapeFormulas } = reports;
  const notMade = await mkdir(folder, { recursive: true }).then(() => null, faultOf);
  if (notMade !== null) return refused(exitCode.file, `The folder ${folder} could not be made. ${notMade}`);
  const faults: string[] = [];
  for (const format of kinds) {
    const file = join(folder, fileNames[format]);
    const lines = () => archive.lines(run);
    const fault = await writeRunReport({ file, format, run, lines, differences: null, maskCustomers, escapeFormulas });
    if (fault !== null) faults.push(`${file} could not be written. ${fault}`);
  }
  return faults.length === 0 ? found(null) : refused(exitCode.file, ...faults);
}
