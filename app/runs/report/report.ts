import { outcomeWords } from '#app/exchange/outcome.ts';
import type { ItemState } from '#app/runs/ledger.ts';
import { itemWords, type RunResult } from '#app/runs/result.ts';
import type { ItemPlace, Run } from '#app/runs/run.ts';
import type { RunOverview } from './overview.ts';

export type ReportFormat = 'csv' | 'json' | 'junit' | 'html';

/** How a run is written to a file: the text before, each item in its order, and the text between and after. */
export type RunReport = {
  readonly before: string;
  readonly row: (line: ReportLine) => string;
  readonly between: string;
  readonly after: string;
};

/** One item of a run, as far as it came. */
export type ReportLine = {
  readonly place: ItemPlace;
  readonly requestName: string;
  /** Its row of the data, in the order of the run's columns; null when the run has no data. */
  readonly cells: readonly string[] | null;
  /** Null while it is unsent. */
  readonly result: RunResult | null;
  /** Its results before it was sent again, the oldest first. */
  readonly earlier?: readonly RunResult[];
};

/** What a report is made of. */
export type ReportMatter = { readonly run: Run; readonly overview: RunOverview };

/** The number of an item in its run, from 0. */
export function itemOf({ requests, data }: Run, { iteration, row, request }: ItemPlace): number {
  return (iteration * (data?.rowCount ?? 1) + row) * requests.length + request;
}

/** What became of a line's item. */
export function lineState({ result }: ReportLine): ItemState | 'unsent' {
  return result?.state ?? 'unsent';
}

/** Whether anything was expected of the answer to a line's request. */
export function expectsAnything({ requests, expectations }: Run, { request }: ItemPlace): boolean {
  return expectations.length > 0 || (requests[request]?.draft.expectations.length ?? 0) > 0;
}

/** What became of an item each time before it was sent again: `Attempt 1: Timed out`. Empty where it wasn't. */
export function earlierWords({ earlier = [] }: ReportLine): string {
  const words = ({ attempt, outcome, state, status }: RunResult) =>
    `Attempt ${attempt}: ${outcome === null ? itemWords[state] : outcomeWords[outcome]}${status === null ? '' : ` (HTTP ${status})`}`;
  return earlier.map(words).join('; ');
}
