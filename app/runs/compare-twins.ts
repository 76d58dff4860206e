import { z } from 'zod';
import { isDispatched } from '#app/exchange/exchange.ts';
import { compareResults, type ResultDifference } from './compare-results.ts';
import { type RunResult, runResultSchema } from './result.ts';
import { runSummarySchema } from './run.ts';
import { hasPassed } from './verdict.ts';

/** How an item went at two places. What never left for one of them says nothing about the event there. */
export const twinKinds = [
  'now-fails',
  'now-passes',
  'different',
  'not-sent-to-A',
  'not-sent-to-B',
  'not-sent',
  'same',
] as const;

export type TwinKind = (typeof twinKinds)[number];

/** One of two runs that were started together. */
const twinSchema = z.object({
  run: runSummarySchema,
  siteKey: z.string(),
  /** Why none of its events was sent, and whose the first one is; null where some were, and where nothing says it. */
  whyNothing: z.object({ says: z.string(), customerKey: z.string() }).nullable(),
});

/** A variable of an environment may make the customer key another one there. */
const twinResultSchema = runResultSchema
  .pick({ state: true, outcome: true, exchangeId: true, customerKey: true })
  .nullable();

/** How the items of two runs went that were started together. */
export const twinComparisonSchema = z.object({
  /** Null where the run has no twin, or where that no longer exists. */
  twins: z.object({ A: twinSchema, B: twinSchema }).nullable(),
  /** How many items there are of each kind; those without any are left out. */
  counts: z.array(z.object({ kind: z.enum(twinKinds), count: z.number().int() })).readonly(),
  items: z
    .array(
      z.object({
        item: z.number().int(),
        customerKey: z.string(),
        kind: z.enum(twinKinds),
        A: twinResultSchema,
        B: twinResultSchema,
        fields: z
          .array(z.object({ name: z.string(), before: z.string().nullable(), now: z.string().nullable() }))
          .readonly(),
      }),
    )
    .readonly(),
});

type TwinDifference = { readonly kind: TwinKind; readonly fields: readonly ResultDifference[] };

/**
 * Compares what became of an item at A with what became of it at B; null where it has no result. Server, site key, TIDs and
 * times differ anyway. What was sent may differ too, by variables of the environments, and is listed but decides nothing.
 */
export function compareTwins(a: RunResult | null, b: RunResult | null): TwinDifference {
  const isInA = a !== null && isDispatched(a);
  const isInB = b !== null && isDispatched(b);
  if (!isInA) return { kind: isInB ? 'not-sent-to-A' : 'not-sent', fields: [] };
  if (!isInB) return { kind: 'not-sent-to-B', fields: [] };
  // Both name the server.
  const fields = compareResults(a, b).filter(({ name }) => name !== 'Request URL' && name !== 'What happened');
  if (hasPassed(a) && hasFailed(b)) return { kind: 'now-fails', fields };
  if (hasFailed(a) && hasPassed(b)) return { kind: 'now-passes', fields };
  const isSame = hasPassed(a) === hasPassed(b) && fields.every(({ name }) => name.startsWith('Sent '));
  return { kind: isSame ? 'same' : 'different', fields };
}

/** Whether an item failed for certain: one whose fate isn't known neither passed nor failed. */
function hasFailed(result: RunResult): boolean {
  return result.state === 'failed' || (result.state === 'answered' && !hasPassed(result));
}
