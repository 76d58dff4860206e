import { createOverview } from '#app/runs/report/overview.ts';
import type { ReportFormat } from '#app/runs/report/report.ts';
import { createRunKeys } from '#app/runs/report/run-keys.ts';
import { runReport } from '#app/runs/report/run-report.ts';
import type { RunResult } from '#app/runs/result.ts';
import { placeOf, plannedItems, type Run } from '#app/runs/run.ts';

type SummaryPart = {
  readonly results: readonly RunResult[];
  readonly rows?: readonly (readonly string[])[];
  readonly maskCustomers?: boolean;
  readonly escapeFormulas?: boolean;
};

/** The whole report of a run, for tests. Items without a result are unsent. */
export function writeReport(format: ReportFormat, run: Run, told: SummaryPart): string {
  const { results, rows = [], maskCustomers = false, escapeFormulas = false } = told;
  const overview = createOverview(run);
  for (const result of results) overview.add(result);
  const { data, requests, pace } = run;
  const lines = Array.from(
    { length: plannedItems(requests.length, data?.rowCount ?? 1, pace.iterations) },
    (_, item) => {
      const place = placeOf(item, requests.length, data?.rowCount ?? 1);
      return {
        place,
        requestName: requests[place.request]?.name ?? '',
        cells: data === null ? null : (rows[place.row] ?? []),
        result: results.find((result) => result.item === item) ?? null,
      };
    },
  );
  const masked = maskCustomers ? createRunKeys(run) : null;
  for (const line of lines) masked?.add(line);
  const report = runReport(format, { run, overview: overview.finish(null) }, { masked, escapeFormulas });
  return report.before + lines.map(report.row).join(report.between) + report.after;
}
