import { type CustomerTrace, traceCustomer } from '#app/customer/trace.ts';
import { findTokens } from '#app/event/tokens.ts';
import { customerColumns } from '#app/run/customer-columns.ts';
import type { RunResult } from '#app/run/result.ts';
import type { Run, RunRequest } from '#app/run/run.ts';
import type { RunOverview } from './overview.ts';
import type { ReportLine, ReportMatter } from './report.ts';

/** What stands in a report in the place of a customer key. */
export const masked = '•••';

/** What a report is made of, without customer keys in it, however they are written. Tids stay: Monitoring knows them. */
export function maskMatter({ run, overview }: ReportMatter): ReportMatter {
  const { failed, unknown, unmet } = overview.problems;
  const clear = (results: readonly RunResult[]) =>
    results.map((result) => maskResult(result, traceCustomer(result.customerKey, [], masked)));
  const problems: RunOverview['problems'] = { failed: clear(failed), unknown: clear(unknown), unmet: clear(unmet) };
  const requests = run.requests.map((request) => ({
    ...request,
    name: traceCustomer(ownKey(request), [], masked).clear(request.name),
  }));
  return { run: { ...run, requests }, overview: { ...overview, problems } };
}

/** Takes the customer key out of the lines of a run. */
export function lineMask(run: Run): (line: ReportLine) => ReportLine {
  const { data, mapping, requests } = run;
  const columns = customerColumns(
    data?.columns ?? [],
    mapping,
    requests.map(({ draft }) => draft),
  );
  return (line) => {
    const { result, cells, requestName, place } = line;
    const keys = [
      result?.customerKey ?? '',
      ownKey(run.requests[place.request]),
      ...(cells ?? []).filter((_, at) => columns.has(at)),
    ];
    const trace = traceCustomer('', keys, masked);
    return {
      ...line,
      requestName: trace.clear(requestName),
      cells: cells?.map((cell, at) => (columns.has(at) && cell !== '' ? masked : trace.clear(cell))) ?? null,
      result: result === null ? null : maskResult(result, trace),
    };
  };
}

function maskResult(result: RunResult, { clear }: CustomerTrace): RunResult {
  const { customerKey, says, unmet, request, answer } = result;
  return {
    ...result,
    customerKey: customerKey === '' ? '' : masked,
    says: clear(says),
    unmet: clear(unmet),
    request: clear(request),
    answer: clear(answer),
  };
}

/** The key that an event brings along itself, as those of the history do; empty when it is taken from elsewhere. */
function ownKey(request: RunRequest | undefined): string {
  const { customerKey = '' } = request?.draft ?? {};
  return findTokens(customerKey).length === 0 ? customerKey : '';
}
