import { z } from 'zod';
import { type Exchange, exchangeSchema } from '#app/exchange/exchange.ts';
import { decodeJson } from '#app/text/json.ts';
import { fileErrorCode } from '#main/error-code.ts';
import { type Lines, type LinesProblem, openLines } from '#main/storage/lines.ts';

/** What a journal remembers: a whole exchange, or what changed of one. */
export type Entry =
  | { readonly put: Exchange }
  | { readonly patch: { readonly id: string } & Partial<Pick<Exchange, 'left' | 'result' | 'marks'>> };

/** The exchange that an entry adds or changes. */
export function idOf(entry: Entry): string {
  return ('put' in entry ? entry.put : entry.patch).id;
}

/** The exchanges of an open segment, on disk line by line. */
export type Journal = Omit<Lines, 'append' | 'replace'> & {
  /** @param again what is written instead where the file has vanished */
  readonly append: (entries: readonly Entry[], again?: () => readonly Entry[]) => LinesProblem | null;
  readonly replace: (entries: readonly Entry[]) => Promise<string | null>;
};

/**
 * What a journal holds. `damaged`: some of it couldn't be read, or it doesn't begin as a journal does; the exchanges are
 * those that could. `not-readable-now`: the system couldn't read it, and it may be whole.
 */
export type JournalRead =
  | { readonly kind: 'read'; readonly exchanges: readonly Exchange[]; readonly goodBytes: number }
  | { readonly kind: 'damaged'; readonly exchanges: readonly Exchange[] }
  | { readonly kind: 'newer' }
  | { readonly kind: 'not-readable-now'; readonly code: string };

const version = 1;
const header = JSON.stringify({ journal: version });
const patchSchema = exchangeSchema
  .pick({ left: true, result: true })
  .partial()
  .extend({ id: z.string(), marks: z.unknown().optional() });

/** Opens a journal to append after `from` bytes; the rest is cut off. The file is made with the first entry. */
export function openJournal(file: string, from: number): Journal {
  const { append, replace, ...lines } = openLines(file, { from, header });
  const texts = (entries: readonly Entry[]) => entries.map((entry) => JSON.stringify(entry));
  return {
    append: (entries, again) => append(texts(entries), again && (() => texts(again()))),
    replace: (entries) => replace(texts(entries)),
    ...lines,
  };
}

/** Replays the bytes of a journal. A torn last line, which a kill leaves, is no damage. */
export function parseJournal(bytes: Buffer): Exclude<JournalRead, { kind: 'not-readable-now' }> {
  const exchanges = new Map<string, Exchange>();
  // The header is written first: without it, the content is lost or unreadable.
  let isDamaged = !bytes.subarray(0, 4_096).toString('utf8').startsWith('{"journal":');
  let goodBytes = 0;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1) break;
    const entry = parseLine(bytes.toString('utf8', start, end));
    if (entry === 'newer') return { kind: 'newer' };
    if (entry === null || !apply(entry, exchanges)) isDamaged = true;
    else goodBytes = end + 1;
    start = end + 1;
  }
  const held = [...exchanges.values()];
  return isDamaged ? { kind: 'damaged', exchanges: held } : { kind: 'read', exchanges: held, goodBytes };
}

/** What an error of reading a journal means; one that isn't there holds nothing. */
export function notRead(error: unknown): JournalRead {
  const code = fileErrorCode(error);
  return code === 'ENOENT' ? { kind: 'read', exchanges: [], goodBytes: 0 } : { kind: 'not-readable-now', code };
}

type Line = { readonly put?: unknown; readonly patch?: unknown; readonly journal?: unknown };

function parseLine(text: string): Line | 'newer' | null {
  const line = decodeJson(text);
  if (typeof line !== 'object' || line === null) return null;
  if ('journal' in line && typeof line.journal === 'number' && line.journal > version) return 'newer';
  return line;
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
