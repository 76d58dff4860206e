import { createOverview, type RunDifferences } from '#app/runs/report/overview.ts';
import type { ReportFormat, ReportLine } from '#app/runs/report/report.ts';
import { createRunKeys } from '#app/runs/report/run-keys.ts';
import { runReport } from '#app/runs/report/run-report.ts';
import type { Run } from '#app/runs/run.ts';
import { writeTexts } from './write-export.ts';

export type RunReportOrder = {
  readonly file: string;
  readonly format: ReportFormat;
  readonly run: Run;
  /** Every item in order; read twice. */
  readonly lines: () => AsyncIterable<ReportLine>;
  /** How its items differ from the run before; null when there is none. Asked once the file is begun. */
  readonly differences: () => RunDifferences | null | Promise<RunDifferences | null>;
  readonly maskCustomers: boolean;
  readonly escapeFormulas: boolean;
};

/** Writes the report of a run, item by item. Returns why it couldn't, in words. */
export function writeRunReport(order: RunReportOrder): Promise<string | null> {
  return writeTexts(order.file, texts(order));
}

async function* texts(order: RunReportOrder): AsyncGenerator<string> {
  const { format, run, lines, differences, maskCustomers, escapeFormulas } = order;
  const overview = createOverview(run);
  const masked = maskCustomers ? createRunKeys(run) : null;
  for await (const line of lines()) {
    masked?.add(line);
    if (line.result !== null) overview.add(line.result);
  }
  const matter = { run, overview: overview.finish(await differences()) };
  const { before, row, between, after } = runReport(format, matter, { masked, escapeFormulas });
  yield before;
  let isFirst = true;
  for await (const line of lines()) {
    yield isFirst ? row(line) : between + row(line);
    isFirst = false;
  }
  yield after;
}
