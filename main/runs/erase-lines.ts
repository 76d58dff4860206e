import { z } from 'zod';
import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { customerColumns } from '#app/runs/customer-columns.ts';
import type { RunResult } from '#app/runs/result.ts';
import type { Run } from '#app/runs/run.ts';
import { decodeJson } from '#app/text/json.ts';
import type { LineChange } from '#main/customers/erasure/lines.ts';
import { formatEnded, readHead, readResult } from './result-lines.ts';

const cellsSchema = z.array(z.string());

/** Erases a customer from results: their own keep the outcome, and nothing of the event. */
export function resultChange(matcher: CustomerMatcher): LineChange {
  return (line) => {
    if (!matcher.mayBeIn(line)) return line;
    const result = readResult(line);
    if (result === null) return clearedLine(line, matcher);
    const cleared = matcher.clearUnknown(result) as RunResult;
    if (matcher.whose(result) === 'own') return formatEnded({ ...cleared, request: null, answer: null, steady: null });
    return cleared === result ? line : formatEnded(cleared);
  };
}

/**
 * Erases a customer from rows: their own rows become null, so that they still count; in others the customer is
 * erased in place.
 * @param run null when it can't be read: then any cell may be the customer's
 */
export function rowChange(matcher: CustomerMatcher, run: Run | null): LineChange {
  const drafts = run?.requests.map(({ draft }) => draft) ?? [];
  const columns = customerColumns(run?.data?.columns ?? [], run?.mapping ?? [], drafts);
  return (line) => {
    if (!matcher.mayBeIn(line)) return line;
    const cells = cellsSchema.safeParse(decodeJson(line));
    if (!cells.success) return clearedLine(line, matcher);
    const keys = cells.data.filter((cell, at) => columns.has(at) && cell.trim() !== '');
    if (keys.some((key) => matcher.whose({ customerKey: key }) === 'own')) return 'null';
    const whose = keys.length > 0 ? 'other' : 'nobody';
    const cleared = cells.data.map((cell) => matcher.clearText(cell, 'value', whose));
    return cleared.every((cell, at) => cell === cells.data[at]) ? line : JSON.stringify(cleared);
  };
}

function clearedLine(line: string, matcher: CustomerMatcher): string {
  const head = readHead(line);
  const value = decodeJson(line);
  if (value === undefined) return matcher.clearText(line, 'prose', 'other');
  const cleared = matcher.clearUnknown(value, head?.kind === 'begun' ? 'nobody' : 'other');
  return cleared === value ? line : JSON.stringify(cleared);
}
