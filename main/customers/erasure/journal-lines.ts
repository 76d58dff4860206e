import { z } from 'zod';
import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { type Exchange, exchangeSchema } from '#app/exchange/exchange.ts';
import { decodeJson } from '#app/text/json.ts';
import { isOwnExchange } from './exchanges.ts';
import { byteLines, type LineChange, textOfLine } from './lines.ts';

const entrySchema = z.object({ put: z.unknown().optional(), patch: z.looseObject({ id: z.string() }).optional() });

/** Erases a customer from the lines of a journal: their own events, and all later changes of them. */
export async function journalChange(file: string, matcher: CustomerMatcher): Promise<LineChange> {
  const own = await ownIdsIn(file, matcher);
  return (line) => {
    const mayHold = matcher.mayBeIn(line);
    if (!mayHold && own.size === 0) return line;
    const value = decodeJson(line);
    const entry = entrySchema.safeParse(value);
    const id = entry.success ? idOf(entry.data) : null;
    if (id !== null && own.has(id)) return null;
    if (!mayHold) return line;
    if (value === undefined) return matcher.clearText(line, 'prose', 'other');
    const cleared = matcher.clearUnknown(value, 'other');
    return cleared === value ? line : JSON.stringify(cleared);
  };
}

/** The ids of the events that are the customer's, as they are at the end of the journal. */
async function ownIdsIn(file: string, matcher: CustomerMatcher): Promise<ReadonlySet<string>> {
  const latest = new Map<string, Exchange>();
  const own = new Set<string>();
  for await (const line of byteLines(file)) {
    const entry = entrySchema.safeParse(decodeJson(textOfLine(line)));
    if (!entry.success) continue;
    const id = idOf(entry.data);
    const before = id === null ? undefined : latest.get(id);
    const after = exchangeSchema.safeParse(entry.data.put ?? { ...before, ...entry.data.patch });
    if (!after.success) continue;
    // Only an event without a customer key can turn out to be theirs by a later line.
    if (after.data.draft.customerKey.trim() === '') latest.set(after.data.id, after.data);
    if (isOwnExchange(after.data, matcher)) own.add(after.data.id);
  }
  return own;
}

function idOf({ put, patch }: z.infer<typeof entrySchema>): string | null {
  if (patch !== undefined) return patch.id;
  return typeof put === 'object' && put !== null && 'id' in put && typeof put.id === 'string' ? put.id : null;
}
