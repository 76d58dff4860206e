import { keysInJson, keysOfDraft, parametersOf, somebody } from '#app/customers/named-customers.ts';
import { isKeyName } from '#app/event/customer-key.ts';
import { findTokens } from '#app/event/tokens.ts';
import { customerColumns } from '#app/runs/customer-columns.ts';
import { whoOfUnsent } from '#app/runs/item-identity.ts';
import type { RunResult } from '#app/runs/result.ts';
import type { Run, RunRequest } from '#app/runs/run.ts';
import { escapePattern } from '#app/text/escape-pattern.ts';
import { decodePercent } from '#app/text/percent.ts';
import type { ReportLine } from './report.ts';

/** Everybody whom a result names: the key that was sent, what its variables stood for (of `{{who}}@example.com`, who), and others. */
export function keysOfResult({ requests }: Run, result: RunResult): readonly string[] {
  const { item, customerKey } = result;
  const within = keysWithinResult(result);
  if (customerKey === '') return within;
  const template = requests[item % Math.max(1, requests.length)]?.draft.customerKey ?? '';
  const tokens = findTokens(template);
  if (tokens.length === 0) return [customerKey, ...within];
  let from = 0;
  let pattern = '';
  for (const token of tokens) {
    pattern += `${escapePattern(template.slice(from, token.from))}(.*?)`;
    from = token.to;
  }
  const match = new RegExp(`^${pattern}${escapePattern(template.slice(from))}$`, 's').exec(customerKey);
  return [customerKey, ...(match?.slice(1) ?? []), ...within];
}

/** The places of the columns of a run that customer keys come from. */
export function customerCells({ data, mapping, requests }: Run): ReadonlySet<number> {
  const drafts = requests.map(({ draft }) => draft);
  return customerColumns(data?.columns ?? [], mapping, drafts);
}

/** Everybody whom an event of the run names itself, in any of its fields. */
export function keysOfRequest(request: RunRequest | undefined): readonly string[] {
  return request === undefined ? [] : keysOfDraft(request.draft).filter((key) => findTokens(key).length === 0);
}

/** Everybody whom a result names, in what was sent and in what came back. */
function keysWithinResult({ request, answer }: RunResult): readonly string[] {
  const inAddress = parametersOf(request?.url ?? '', isKeyName).map(decodePercent);
  return somebody([...[request?.body ?? '', answer ?? ''].flatMap(keysInJson), ...inAddress]);
}

type LineParts = Pick<ReportLine, 'place' | 'result' | 'cells' | 'earlier'>;

/** Finds the customer keys of a line: those that were sent or came back, those in its event, and those in its cells. */
export function createLineKeys(run: Run): (line: LineParts) => readonly string[] {
  const columns = customerCells(run);
  return ({ place, result, cells, earlier = [] }) => [
    ...[...earlier, ...(result === null ? [] : [result])].flatMap((one) => keysOfResult(run, one)),
    ...keysOfRequest(run.requests[place.request]),
    ...(cells ?? []).filter((_, at) => columns.has(at)),
  ];
}

/**
 * Finds the whole customer keys of a line, by which a name can mean its customers. A part of a key, such as a brand, means a
 * customer only where no other part differs.
 */
export function createWholeKeys(run: Run): (line: LineParts) => readonly string[] {
  const columns = customerCells(run);
  return ({ place, result, cells, earlier = [] }) => {
    const unsent = whoOfUnsent(run, place, cells);
    return [
      ...[...earlier, ...(result === null ? [] : [result])].map(({ customerKey }) => customerKey),
      ...(unsent.kind === 'customer' ? [unsent.key] : []),
      ...(columns.size === 1 ? (cells ?? []).filter((_, at) => columns.has(at)) : []),
    ];
  };
}
