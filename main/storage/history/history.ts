import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Exchange, type ExchangeSummary, exchangeSchema, summarise } from '#app/exchange/exchange.ts';
import type { Visitor } from '#app/ipc/state.ts';
import { type DocumentOptions, type DocumentStore, openDocument } from '#main/storage/document-store.ts';

/** What main asks of the history, however it is kept. */
export type History = {
  /** Saves an exchange as under way, before its first byte leaves. Returns why it could not, in words; null when it did. */
  readonly begin: (exchange: Exchange) => string | null;
  /** Replaces it by what came of it. */
  readonly complete: (exchange: Exchange) => string | null;
  /** Newest first. */
  readonly list: (limit: number, offset: number) => readonly ExchangeSummary[];
  readonly read: (id: string) => Exchange | null;
  readonly count: () => number;
  /** The customers seen with a server and site key, newest first, each with the newest tid that came back. */
  readonly visitors: (serverName: string, siteKey: string) => readonly Visitor[];
};

type Segment = DocumentStore<readonly Exchange[]>;
type Line = { readonly summary: ExchangeSummary; readonly segment: Segment };

const segmentSchema = z.array(exchangeSchema).readonly();
const mostInSegment = 100;

/** The history in bounded segments, each a file of its own, with the summaries of all in memory. */
export function openHistory(place: Pick<DocumentOptions<unknown>, 'folder' | 'onNotice' | 'now'>): History {
  const folder = join(place.folder, 'history');
  const segments: Segment[] = [];
  const lines = new Map<string, Line>();
  const open = (name: string) => {
    const segment = openDocument<readonly Exchange[]>({ ...place, folder, name, schema: segmentSchema, empty: [] });
    segments.push(segment);
    return segment;
  };
  let highest = 0;
  for (const name of segmentNames(folder)) {
    highest = Number(name.slice(-6));
    const segment = open(name);
    const settled = segment.read().map(interrupt);
    if (settled.some((exchange, index) => exchange !== segment.read()[index])) segment.write(settled);
    for (const exchange of settled) lines.set(exchange.id, { summary: summarise(exchange), segment });
  }

  function roomySegment(): Segment {
    const last = segments.at(-1);
    if (last !== undefined && last.read().length < mostInSegment) return last;
    highest += 1;
    return open(`segment-${String(highest).padStart(6, '0')}`);
  }

  return {
    begin: (exchange) => {
      const segment = roomySegment();
      lines.set(exchange.id, { summary: summarise(exchange), segment });
      return segment.write([...segment.read(), exchange]);
    },
    complete: (exchange) => {
      const line = lines.get(exchange.id);
      if (line === undefined) return 'It was removed from the history meanwhile.';
      lines.set(exchange.id, { ...line, summary: summarise(exchange) });
      return line.segment.write(line.segment.read().map((kept) => (kept.id === exchange.id ? exchange : kept)));
    },
    list: (limit, offset) =>
      [...lines.values()]
        .reverse()
        .slice(offset, offset + limit)
        .map(({ summary }) => summary),
    read: (id) =>
      lines
        .get(id)
        ?.segment.read()
        .find((exchange) => exchange.id === id) ?? null,
    count: () => lines.size,
    visitors: (serverName, siteKey) =>
      visitorsIn(
        [...lines.values()].map(({ summary }) => summary),
        serverName,
        siteKey,
      ),
  };
}

function segmentNames(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder)
    .filter((name) => /^segment-\d{6}\.json$/.test(name))
    .map((name) => name.slice(0, -5))
    .sort();
}

/** What was under way when the app ended never came to an end. */
function interrupt(exchange: Exchange): Exchange {
  if (exchange.result.kind !== 'under-way') return exchange;
  const never = { dnsMs: null, connectMs: null, tlsMs: null, sentMs: null, waitingMs: null, readingMs: null };
  const timing = { ...never, totalMs: 0, reused: false };
  return {
    ...exchange,
    left: 'yes',
    result: { kind: 'unanswered', outcome: 'interrupted', code: 'INTERRUPTED', answer: null, timing },
  };
}

function visitorsIn(summaries: readonly ExchangeSummary[], serverName: string, siteKey: string): readonly Visitor[] {
  const visitors = new Map<string, Visitor>();
  for (const { environment, siteKey: sentTo, customerKey, tid, sentAt, outcome } of summaries) {
    const here = environment.serverName === serverName && sentTo === siteKey;
    if (!here || customerKey.trim() === '' || tid === '' || outcome !== 'received') continue;
    const events = (visitors.get(customerKey)?.events ?? 0) + 1;
    visitors.delete(customerKey);
    visitors.set(customerKey, { customerKey, tid, events, lastSeen: sentAt });
  }
  return [...visitors.values()].reverse();
}
