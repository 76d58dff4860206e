import type { Run } from '#app/runs/run.ts';
import { escapeFormula, formatCell } from '#app/text/csv-cell.ts';
import { numberedName } from '#app/text/unique-name.ts';
import { earlierWords, expectsAnything, itemOf, lineState, type ReportLine, type RunReport } from './report.ts';

type Column = { readonly name: string; readonly of: (line: ReportLine) => string };

/**
 * The person's own rows back, followed by their results: CSV as RFC 4180 has it, with a byte order mark, so that Excel
 * reads UTF-8.
 */
export function csvReport(run: Run, escapeFormulas: boolean): RunReport {
  const own = run.data?.columns ?? [];
  const added = [...placeColumns(run), ...resultColumns(run)];
  const names = [...own];
  for (const { name } of added) names.push(numberedName(name, (taken) => names.includes(taken)));
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => formatCell(escapeFormulas ? escapeFormula(cell) : cell)).join(',')}\r\n`;
  return {
    before: `\uFEFF${line(names)}`,
    row: (item) => line([...own.map((_, at) => item.cells?.[at] ?? ''), ...added.map(({ of }) => of(item))]),
    between: '',
    after: '',
  };
}

/** The columns that identify a row where the run sent the data more than once. */
function placeColumns(run: Run): readonly Column[] {
  const { requests, pace, data } = run;
  const iteration = { name: 'iteration', of: ({ place }: ReportLine) => String(place.iteration + 1) };
  const request = { name: 'request', of: ({ requestName }: ReportLine) => requestName };
  const item = { name: 'item', of: ({ place }: ReportLine) => String(itemOf(run, place) + 1) };
  const customer = { name: 'customerKey', of: ({ result }: ReportLine) => result?.customerKey ?? '' };
  return [
    ...(data === null || requests.length > 1 || pace.iterations > 1 ? [item] : []),
    ...(pace.iterations > 1 ? [iteration] : []),
    ...(data === null || requests.length > 1 ? [request] : []),
    ...(data === null ? [customer] : []),
  ];
}

function resultColumns(run: Run): readonly Column[] {
  return [
    { name: 'tid', of: ({ result }) => result?.tid ?? '' },
    { name: 'status', of: ({ result }) => String(result?.status ?? '') },
    { name: 'statusCode', of: ({ result }) => String(result?.statusCode ?? '') },
    { name: 'ms', of: ({ result }) => result?.ms?.toFixed(0) ?? '' },
    { name: 'outcome', of: (line) => line.result?.outcome ?? lineState(line) },
    { name: 'error', of: ({ result }) => result?.says ?? '' },
    { name: 'expectations', of: (line) => expectationWords(run, line) },
    ...(run.resent === true ? [{ name: 'earlierAttempts', of: earlierWords }] : []),
  ];
}

/** `met`, or what was not met; empty when nothing was expected, or nothing came that could be looked at. */
function expectationWords(run: Run, { result, place }: ReportLine): string {
  if (result === null) return '';
  if (result.unmet.length > 0) return result.unmet.join('; ');
  const isJudged = (result.state === 'answered' || result.state === 'failed') && result.status !== null;
  return isJudged && expectsAnything(run, place) ? 'met' : '';
}
