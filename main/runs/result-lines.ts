import { z } from 'zod';
import { countedMs } from '#app/runs/latency.ts';
import { type ItemState, itemStateSchema } from '#app/runs/ledger.ts';
import { type RunResult, runResultSchema } from '#app/runs/result.ts';
import { decodeJson } from '#app/text/json.ts';

const logVersion = 1;

/** The first line of a log of results. */
export const logHeader = JSON.stringify({ runLog: logVersion });

/**
 * The line in a log that was repaired: items without an earlier line may still have been sent.
 * @param isFailedToo failed items were sent again, and those results may be lost too
 */
export function formatRestUnknown(isFailedToo: boolean): string {
  return JSON.stringify({ restUnknown: true, failedToo: isFailedToo });
}

/** One line of a log, as far as its beginning says. */
export type LineHead =
  | { readonly kind: 'header' | 'newer' }
  | { readonly kind: 'rest-unknown'; readonly isFailedToo: boolean }
  | { readonly kind: 'begun'; readonly item: number; readonly customerKey: string }
  | {
      readonly kind: 'ended';
      readonly item: number;
      readonly state: ItemState;
      readonly isUnmet: boolean;
      readonly attempt: number;
      /** See `countedMs`; undefined in a log of an older version. */
      readonly ms: number | null | undefined;
    };

const otherSchema = z.union([
  z.object({ begun: z.number().int(), ck: z.string() }),
  z.object({ runLog: z.number() }),
  z.object({ restUnknown: z.literal(true), failedToo: z.boolean().default(false) }),
]);
const endedSchema = z.object({ result: runResultSchema });
// Fields for counting come first, so that a million results are counted without being parsed.
const endedHead = /^\{"ended":(\d+),"state":"([a-z]+)","unmet":(\d+),"attempt":(\d+),(?:"ms":(null|[\d.e+-]+),)?/;

/** The line that says an item is about to be sent. */
export function formatBegun(item: number, customerKey: string): string {
  return JSON.stringify({ begun: item, ck: customerKey });
}

/** The line that says what became of an item. */
export function formatEnded(result: RunResult): string {
  const { item, state, unmet, attempt } = result;
  return JSON.stringify({ ended: item, state, unmet: unmet.length, attempt, ms: countedMs(result), result });
}

/** What a line is about; null for what can't be read. */
export function readHead(line: string): LineHead | null {
  // What a machine leaves that lost its power; and of a result that isn't parsed, its end.
  if (line.includes('\0')) return null;
  const [, item, state, unmet, attempt, ms] = endedHead.exec(line) ?? [];
  const known = itemStateSchema.safeParse(state);
  if (known.success && !line.endsWith('}}')) return null;
  if (known.success)
    return {
      kind: 'ended',
      item: Number(item),
      state: known.data,
      isUnmet: unmet !== '0',
      attempt: Number(attempt),
      ms: ms === undefined ? undefined : ms === 'null' ? null : Number(ms),
    };
  const other = otherSchema.safeParse(decodeJson(line)).data;
  if (other === undefined) return null;
  if ('begun' in other) return { kind: 'begun', item: other.begun, customerKey: other.ck };
  if ('restUnknown' in other) return { kind: 'rest-unknown', isFailedToo: other.failedToo };
  return { kind: other.runLog > logVersion ? 'newer' : 'header' };
}

/** The result that a line holds; null when it holds none. */
export function readResult(line: string): RunResult | null {
  return endedSchema.safeParse(decodeJson(line)).data?.result ?? null;
}
