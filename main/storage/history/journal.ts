import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Exchange, exchangeSchema } from '#app/exchange/exchange.ts';
import { type Lines, openLines } from '#main/storage/lines.ts';
import { codeOf } from '#main/storage/write.ts';

/** What a journal remembers: a whole exchange, or what changed of one. */
export type Entry =
  | { readonly put: Exchange }
  | { readonly patch: { readonly id: string } & Partial<Pick<Exchange, 'left' | 'result' | 'marks'>> };

/** The exchanges of an open segment, on disk line by line. */
export type Journal = Omit<Lines, 'append'> & { readonly append: (entries: readonly Entry[]) => string | null };

export type JournalRead = {
  readonly kind: 'read' | 'newer' | 'unreadable';
  readonly exchanges: readonly Exchange[];
  /** Length of the lines that could be read, up to the first that could not, in bytes. */
  readonly goodBytes: number;
  /** Lines within the file that could not be read; a torn last line, which a kill leaves, is none. */
  readonly badLines: number;
};

const version = 1;
const header = JSON.stringify({ journal: version });
const patchSchema = exchangeSchema
  .pick({ left: true, result: true })
  .partial()
  .extend({ id: z.string(), marks: z.unknown().optional() });

/** Opens a journal to append after `from` bytes; what stands behind is cut off. The file is made with the first entry. */
export function openJournal(file: string, from: number): Journal {
  const { append, ...lines } = openLines(file, { from, header });
  return { append: (entries) => append(entries.map((entry) => JSON.stringify(entry))), ...lines };
}

/** Replays a journal; one that is not there is empty. Lines that cannot be read are passed over and counted. */
export function readJournal(file: string): JournalRead {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const kind = codeOf(error) === 'ENOENT' ? 'read' : 'unreadable';
    return { kind, exchanges: [], goodBytes: 0, badLines: 0 };
  }
  const exchanges = new Map<string, Exchange>();
  let badLines = 0;
  let goodBytes = 0;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1) break;
    const entry = parseLine(bytes.toString('utf8', start, end));
    if (entry === 'newer') return { kind: 'newer', exchanges: [], goodBytes: 0, badLines: 0 };
    if (entry === null || !apply(entry, exchanges)) badLines += 1;
    else if (badLines === 0) goodBytes = end + 1;
    start = end + 1;
  }
  return { kind: 'read', exchanges: [...exchanges.values()], goodBytes, badLines };
}

type Line = { readonly put?: unknown; readonly patch?: unknown; readonly journal?: unknown };

function parseLine(text: string): Line | 'newer' | null {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line !== 'object' || line === null) return null;
    if ('journal' in line && typeof line.journal === 'number' && line.journal > version) return 'newer';
    return line;
  } catch {
    return null;
  }
}

function apply({ put, patch, journal }: Line, exchanges: Map<string, Exchange>): boolean {
  if (journal === version) return true;
  const whole = exchangeSchema.safeParse(put);
  if (whole.success) exchanges.set(whole.data.id, whole.data);
  if (whole.success || put !== undefined) return whole.success;
  const change = patchSchema.safeParse(patch);
  const before = change.success ? exchanges.get(change.data.id) : undefined;
  const after = exchangeSchema.safeParse({ ...before, ...change.data });
  if (after.success) exchanges.set(after.data.id, after.data);
  return after.success;
}
