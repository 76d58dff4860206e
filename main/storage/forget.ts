import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CustomerTrace, forgottenCustomer } from '#app/customer/trace.ts';
import type { SavedTab } from '#app/event/tab.ts';
import { createBreather } from './breather.ts';
import { clearLines } from './clear-lines.ts';
import { filesIn, kindOf } from './data-files.ts';
import { openJournal, readJournal } from './history/journal.ts';
import { tryWrite } from './write.ts';

const recordsSchema = z.object({ version: z.number(), value: z.array(z.unknown()) });
const documentSchema = z.object({ version: z.number(), value: z.unknown() });

/** An open event without the customer: their key and tid go, other fields keep a placeholder. */
export function forgetInTab(tab: SavedTab, trace: CustomerTrace): SavedTab {
  if (!trace.isInside(tab.draft)) return tab;
  const draft = trace.clear(tab.draft);
  const emptied = (text: string) => (text === forgottenCustomer ? '' : text);
  // Their tid goes with them, whoever else it was used with.
  return { ...tab, draft: { ...draft, customerKey: emptied(draft.customerKey), tid: '' }, exchangeId: null };
}

/**
 * Removes a customer from every backup and every file that was set aside. Records go whole, other documents are cleared,
 * and what cannot be read goes as a file. Returns how many files were changed, and why some could not be, in words.
 * @param carryOut false only counts
 */
export async function forgetInFiles(
  folder: string,
  trace: CustomerTrace,
  carryOut: boolean,
): Promise<{ readonly files: number; readonly fault: string | null }> {
  const breathe = createBreather();
  let files = 0;
  let fault: string | null = null;
  for (const path of filesIn(folder)) {
    const kind = kindOf(path);
    if (kind !== 'backups' && kind !== 'setAside') continue;
    await breathe();
    const file = join(folder, path);
    if (!holds(file, trace)) continue;
    files += 1;
    if (!carryOut) continue;
    const own =
      kind === 'backups' && file.endsWith('.jsonl')
        ? await clearLines(file, trace)
        : tryWrite(() => (kind === 'backups' ? forgetInBackup(file, trace) : rmSync(file)));
    // The others are cleared all the same.
    fault ??= own;
  }
  return { files, fault };
}

/** Whether a file's raw bytes have the customer in them, in any encoding that we or a library may have written. */
export function holds(file: string, trace: CustomerTrace): boolean {
  const bytes = readFileSync(file);
  const texts = [bytes.toString('utf8').toLowerCase(), bytes.toString('latin1').toLowerCase()];
  const wide = bytes.toString('utf16le').toLowerCase();
  return trace.rawForms.some((form) => wide.includes(form) || texts.some((text) => text.includes(form)));
}

function forgetInBackup(file: string, trace: CustomerTrace): void {
  if (file.endsWith('.journal')) {
    const { exchanges } = readJournal(file);
    const journal = openJournal(`${file}.new`, 0);
    const kept = exchanges.filter((one) => !trace.isInside(one));
    const said = journal.append(kept.map((put) => ({ put })));
    if (said !== null) throw new Error(said);
    journal.close();
    replaceOrRemove(file, kept.length === 0);
    return;
  }
  const text = readFileSync(file, 'utf8');
  const records = parse(text, recordsSchema);
  const document = parse(text, documentSchema);
  if (records !== null) write(file, { ...records, value: records.value.filter((one) => !trace.isInside(one)) });
  else if (document !== null) write(file, { ...document, value: trace.clear(document.value) });
  else rmSync(file);
}

function parse<T>(text: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function write(file: string, value: unknown): void {
  // A second name of the same file must not change with it.
  writeFileSync(`${file}.new`, JSON.stringify(value, null, '\t'), { flush: true });
  replaceOrRemove(file, false);
}

function replaceOrRemove(file: string, isEmpty: boolean): void {
  if (!isEmpty) renameSync(`${file}.new`, file);
  else {
    rmSync(`${file}.new`, { force: true });
    rmSync(file);
  }
}
