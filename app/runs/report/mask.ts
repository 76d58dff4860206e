import { type CustomerMatcher, maskedCustomer, matchIdentities } from '#app/customers/customer-matcher.ts';
import { type RunResult, runResultSchema } from '#app/runs/result.ts';
import { type Run, runSchema } from '#app/runs/run.ts';
import { createLineKeys, customerCells, keysOfRequest, keysOfResult } from './line-customers.ts';
import type { RunOverview } from './overview.ts';
import type { ReportLine, ReportMatter } from './report.ts';
import type { RunKeys } from './run-keys.ts';

/** What a report is made of, without customer keys in it, however they are written. Tids stay: Monitoring knows them. */
export function maskMatter({ run, overview }: ReportMatter, keys: RunKeys): ReportMatter {
  const { failed, unknown, unmet } = overview.problems;
  const ofEvents = eventsMatcher(run);
  const maskOne = (result: RunResult) =>
    maskResult(maskResult(result, matcherOf([...keysOfResult(run, result), ...keys.in(result)])), ofEvents);
  const clear = (results: readonly RunResult[]) => results.map(maskOne);
  const problems: RunOverview['problems'] = { failed: clear(failed), unknown: clear(unknown), unmet: clear(unmet) };
  return { run: namesMatcher(run, keys).clear(runSchema, run), overview: { ...overview, problems } };
}

/** Takes the customer keys of the run out of its lines. */
export function lineMask({ run }: ReportMatter, keys: RunKeys): (line: ReportLine) => ReportLine {
  const columns = customerCells(run);
  const keysOf = createLineKeys(run);
  const ofEvents = eventsMatcher(run);
  const ofNames = namesMatcher(run, keys);
  return (line) => {
    const { result, cells, requestName, earlier = [] } = line;
    const matcher = matcherOf([...keysOf(line), ...keys.in([requestName, cells, result, earlier])]);
    const cell = (text: string) => ofEvents.clearText(matcher.clearText(text, 'value'), 'value');
    return {
      ...line,
      requestName: ofNames.clearText(matcher.clearText(requestName, 'name'), 'name'),
      cells: cells?.map((text, at) => (columns.has(at) && text !== '' ? maskedCustomer : cell(text))) ?? null,
      result: result === null ? null : maskResult(maskResult(result, matcher), ofEvents),
      earlier: earlier.map((one) => maskResult(maskResult(one, matcher), ofEvents)),
    };
  };
}

/** A name may contain any customer, in the head and in each line: everything that looks like an address is removed. */
function namesMatcher({ requests }: Run, keys: RunKeys): CustomerMatcher {
  return matcherOf([...requests.flatMap(keysOfRequest), ...keys.named()], true);
}

/** The customers of the events themselves: one of them may be named in the event of another. */
function eventsMatcher({ requests }: Run): CustomerMatcher {
  return matcherOf(requests.flatMap(keysOfRequest));
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
