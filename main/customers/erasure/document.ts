import { isUtf8 } from 'node:buffer';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { CustomerMatcher } from '#app/customers/customer-matcher.ts';
import { environmentSchema } from '#app/environments/environment.ts';
import { selectionSchema } from '#app/environments/selection.ts';
import { tabSchema } from '#app/event/tab.ts';
import { exchangeSchema } from '#app/exchange/exchange.ts';
import { catalogueSchema } from '#app/library/catalogue.ts';
import { type Workspace, workspaceSchema } from '#app/library/workspace.ts';
import { runSchema } from '#app/runs/run.ts';
import { type Settings, settingsSchema } from '#app/settings/settings.ts';
import { showsSchema, showsWithout } from '#app/storyboards/show.ts';
import { showUnderWaySchema, showUnderWayWithout } from '#app/storyboards/show-under-way.ts';
import { decodeJson } from '#app/text/json.ts';
import { isIoError, isPassing, withRetry } from '#main/storage/write-with-retry.ts';
import { eraseInExchange } from './exchanges.ts';
import { catalogueWithout, settingsWithout, tabWithout, workspaceWithout } from './saved-things.ts';

/** A document so long is cleared byte by byte: to read it whole would take too long and too much. */
const longestDocument = 32_000_000;

/** A document that was not searched field by field because it is too long. */
export class TooLongDocument extends Error {
  override readonly message = 'It’s too long to search. Delete it if it may contain the customer.';
}

const documentSchema = z.looseObject({ version: z.number(), value: z.unknown() });
const segmentSchema = z.array(exchangeSchema).readonly();
const environmentsSchema = z.object({
  environments: z.array(environmentSchema).readonly(),
  selection: selectionSchema.nullable(),
});

/** What a document of a known kind becomes; null where it doesn't fit its schema. */
type Clearing = (value: unknown, matcher: CustomerMatcher) => { readonly value: unknown } | null;

function known<T>(schema: z.ZodType<T>, clear: (value: T, matcher: CustomerMatcher) => T): Clearing {
  return (value, matcher) => {
    const found = schema.safeParse(value);
    if (!found.success) return null;
    const cleared = clear(found.data, matcher);
    if (cleared === found.data) return { value };
    if (!schema.safeParse(cleared).success) throw new Error('The rest can’t be read.');
    return { value: cleared };
  };
}

const plain = <T>(schema: z.ZodType<T>) => known(schema, (value, matcher) => matcher.clear(schema, value));

/** The kinds of documents by their names. A function, because it uses nearly all schemas that there are. */
const clearings = (): readonly (readonly [RegExp, Clearing])[] => [
  [
    /^segment-/,
    known(segmentSchema, (all, matcher) =>
      changed(
        all,
        all.flatMap((one) => eraseInExchange(one, matcher) ?? []),
      ),
    ),
  ],
  [/^workspace\b/, known<Workspace>(workspaceSchema, workspaceWithout)],
  [/^tab-/, known(tabSchema, tabWithout)],
  [/^catalogue\b/, known(catalogueSchema, catalogueWithout)],
  [/^environments\b/, plain(environmentsSchema)],
  [/^settings\b/, known<Settings>(settingsSchema, settingsWithout)],
  [/^run\b/, plain(runSchema)],
  [/^shows\b/, known(showsSchema, showsWithout)],
  [/^show-under-way\b/, known(showUnderWaySchema.nullable(), showUnderWayWithout)],
];

/**
 * Erases a customer from a document: by its schema, or without one by the names of its fields. A valid document stays
 * valid. Returns whether it changed. Throws when it can't be done; then the file is as it was.
 */
export async function clearDocument(file: string, matcher: CustomerMatcher): Promise<boolean> {
  const text = await clearedDocument(file, matcher);
  if (text !== null) await replace(file, text);
  return text !== null;
}

/** Whether it would change. */
export async function wouldClearDocument(file: string, matcher: CustomerMatcher): Promise<boolean> {
  return (await clearedDocument(file, matcher)) !== null;
}

/** The text of a document without a customer; null where it doesn't change, or can't be read as one. */
async function clearedDocument(file: string, matcher: CustomerMatcher): Promise<string | null> {
  if (statSync(file).size > longestDocument) throw new TooLongDocument();
  const bytes = await withRetry(() => readFileSync(file), isIoError);
  const document = documentSchema.safeParse(isUtf8(bytes) ? decodeJson(bytes.toString('utf8')) : undefined);
  if (!document.success) return null;
  const clearing = clearings().find(([name]) => name.test(basename(file)))?.[1] ?? null;
  const { value } = document.data;
  const after = clearing?.(value, matcher) ?? { value: clearUntyped(value, matcher) };
  return after.value === value ? null : JSON.stringify({ ...document.data, value: after.value }, null, '\t');
}

/** Events of an older or newer form: each goes by its own customer. */
function clearUntyped(value: unknown, matcher: CustomerMatcher): unknown {
  if (!Array.isArray(value)) return matcher.clearUnknown(value, 'other');
  const kept: readonly unknown[] = value.flatMap((one: unknown): readonly unknown[] => {
    const exchange = exchangeSchema.safeParse(one);
    if (!exchange.success) return [matcher.clearUnknown(one, 'other')];
    const after = eraseInExchange(exchange.data, matcher);
    return after === null ? [] : [after === exchange.data ? one : after];
  });
  return changed(value, kept);
}

/** The list before where nothing in it changed. */
function changed<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return after.length === before.length && after.every((one, at) => one === before[at]) ? before : after;
}

async function replace(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  try {
    await withRetry(() => writeFileSync(fresh, text, { flush: true }), isPassing);
    if (statSync(fresh).size !== Buffer.byteLength(text))
      throw Object.assign(new Error('A part is missing.'), { code: 'ENOSPC' });
    await withRetry(() => renameSync(fresh, file), isPassing);
  } catch (error) {
    try {
      rmSync(fresh, { force: true });
    } catch {}
    throw error;
  }
}
