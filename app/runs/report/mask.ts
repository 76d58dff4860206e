import { type CustomerMatcher, maskedCustomer, matchIdentities } from '#app/customers/customer-matcher.ts';
import { customerColumns } from '#app/runs/customer-columns.ts';
import { type RunResult, runResultSchema } from '#app/runs/result.ts';
import { type Run, runSchema } from '#app/runs/run.ts';
import { keysOfResult, ownKey } from './line-customers.ts';
import type { RunOverview } from './overview.ts';
import type { ReportLine, ReportMatter } from './report.ts';

/** What a report is made of, without customer keys in it, however they are written. Tids stay: Monitoring knows them. */
export function maskMatter({ run, overview }: ReportMatter): ReportMatter {
  const { failed, unknown, unmet } = overview.problems;
  const ofEvents = eventsMatcher(run);
  const clear = (results: readonly RunResult[]) =>
    results.map((result) => maskResult(maskResult(result, matcherOf(keysOfResult(run, result))), ofEvents));
  const problems: RunOverview['problems'] = { failed: clear(failed), unknown: clear(unknown), unmet: clear(unmet) };
  // A name may contain any customer: everything that looks like an address is removed.
  const ofNames = matcherOf([...run.requests.map(ownKey), ...(overview.named ?? [])], true);
  return { run: ofNames.clear(runSchema, run), overview: { ...overview, problems } };
}

/** Takes the customer key out of the lines of a run. */
export function lineMask(run: Run): (line: ReportLine) => ReportLine {
  const { data, mapping, requests } = run;
  const columns = customerColumns(
    data?.columns ?? [],
    mapping,
    requests.map(({ draft }) => draft),
  );
  const ofEvents = eventsMatcher(run);
  return (line) => {
    const { result, cells, requestName, place, earlier = [] } = line;
    const keys = [
      ...[...earlier, ...(result === null ? [] : [result])].flatMap((one) => keysOfResult(run, one)),
      ownKey(requests[place.request]),
      ...(cells ?? []).filter((_, at) => columns.has(at)),
    ];
    const matcher = matcherOf(keys);
    const cell = (text: string) => ofEvents.clearText(matcher.clearText(text, 'value'), 'value');
    return {
      ...line,
      requestName: maskName(requestName, matcher, ofEvents),
      cells: cells?.map((text, at) => (columns.has(at) && text !== '' ? maskedCustomer : cell(text))) ?? null,
      result: result === null ? null : maskResult(maskResult(result, matcher), ofEvents),
      earlier: earlier.map((one) => maskResult(maskResult(one, matcher), ofEvents)),
    };
  };
}

/** The same name as in the head of the report. */
function maskName(name: string, ...matchers: readonly CustomerMatcher[]): string {
  const named = matchers.reduce((text, matcher) => matcher.clearText(text, 'name'), name);
  return matcherOf([], true).clearText(named, 'name');
}

/** The customers of the events themselves: one of them may be named in the event of another. */
function eventsMatcher({ requests }: Run): CustomerMatcher {
  return matcherOf(requests.map(ownKey));
}

function matcherOf(keys: readonly string[], withAddresses = false): CustomerMatcher {
  const different = [...new Set(keys.map((key) => key.trim()))].filter((key) => key !== '');
  return matchIdentities(
    different.map((customerKey) => ({ customerKey, tids: [] })),
    { instead: maskedCustomer, isThorough: true, withAddresses },
  );
}

function maskResult(result: RunResult, matcher: CustomerMatcher): RunResult {
  return { ...matcher.clear(runResultSchema, result), customerKey: result.customerKey === '' ? '' : maskedCustomer };
}
