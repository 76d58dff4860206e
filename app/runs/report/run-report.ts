import { csvReport } from './csv-report.ts';
import { htmlReport } from './html-report.ts';
import { jsonReport } from './json-report.ts';
import { junitReport } from './junit-report.ts';
import { lineMask, maskMatter } from './mask.ts';
import type { ReportFormat, ReportMatter, RunReport } from './report.ts';
import type { RunKeys } from './run-keys.ts';

type ReportOptions = {
  /** The customer keys to mask, those of all lines; null to mask none. */
  readonly masked: RunKeys | null;
  /** Only for CSV: an apostrophe before what a spreadsheet would take for a formula. */
  readonly escapeFormulas: boolean;
};

/** The writing of a run in a format. Rows are given one by one, so a report of a million of them is never held whole. */
export function runReport(
  format: ReportFormat,
  matter: ReportMatter,
  { masked, escapeFormulas }: ReportOptions,
): RunReport {
  if (masked === null) return write(format, matter, { escapeFormulas, isMasked: false });
  const mask = lineMask(matter, masked);
  const report = write(format, maskMatter(matter, masked), { escapeFormulas, isMasked: true });
  return { ...report, row: (line) => report.row(mask(line)) };
}

function write(
  format: ReportFormat,
  matter: ReportMatter,
  { escapeFormulas, isMasked }: { readonly escapeFormulas: boolean; readonly isMasked: boolean },
): RunReport {
  switch (format) {
    case 'csv':
      return csvReport(matter.run, escapeFormulas);
    case 'json':
      return jsonReport(matter, isMasked);
    case 'junit':
      return junitReport(matter, isMasked);
    case 'html':
      return htmlReport(matter, isMasked);
  }
}
