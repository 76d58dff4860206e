import { userInfo } from 'node:os';
import { type Exchange, type HistoryLine, isDispatched, type Marks } from '#app/exchange/exchange.ts';
import { type EvidenceMatter, evidenceWriting } from '#app/history/evidence-report.ts';
import { evidenceTable } from '#app/history/evidence-table.ts';
import { type ExportFormat, type ExportWriting, exportWriting } from '#app/history/export-formats.ts';
import { exchangeMask } from '#app/history/mask-exchange.ts';
import { collectOrigins } from '#app/history/origins.ts';
import type { Handlers, Parsed } from '#app/ipc/contract.ts';
import { customersIn } from '#app/library/customers-in.ts';
import type { Workspace } from '#app/library/workspace.ts';
import { formatCount } from '#app/quantity.ts';
import type { Settings } from '#app/settings/settings.ts';
import { localDay } from '#app/text/offset-time.ts';
import type { Environments } from '#main/environments/environments.ts';
import { writeExport } from '#main/export/write-export.ts';
import type { SendPush } from '#main/ipc/push.ts';
import type { DocumentStore } from '#main/storage/open-document.ts';
import type { History } from './history.ts';
import { createIdSet } from './packed-ids.ts';
import type { LeftOut } from './read-all.ts';

export type HistoryHandlerParts = {
  readonly history: History;
  readonly settings: Pick<DocumentStore<Settings>, 'read'>;
  readonly workspace: Pick<DocumentStore<Workspace>, 'read'>;
  readonly environments: Pick<Environments, 'list'>;
  readonly push: SendPush;
  /** Tells the window that much of the history changed. */
  readonly onHistoryChanged: () => void;
  readonly askWhereToSave: (name: string) => Promise<string | null>;
  readonly now: () => Date;
};

type HistoryCalls = Extract<keyof Handlers, `history.${string}`>;

function formatLeftOut({ count, says }: LeftOut): string {
  return `${formatCount(count, 'selected event')} not in the file. ${says}`;
}

function idsBetween(ids: readonly string[], fromId: string, toId: string): readonly string[] | null {
  const [from, to] = [ids.indexOf(fromId), ids.indexOf(toId)].toSorted((a, b) => a - b);
  return from === undefined || to === undefined || from < 0 ? null : ids.slice(from, to + 1);
}

/** Exchanges without the keys of any customer of the history, or of what is saved, such as a cast or a profile. */
async function* masked(
  exchanges: AsyncIterable<Exchange>,
  { history, workspace, environments }: HistoryHandlerParts,
): AsyncGenerator<Exchange> {
  const { keys } = customersIn(workspace.read(), environments.list());
  const mask = exchangeMask([...keys, ...Array.from(allLines(history), ({ customerKey }) => customerKey)]);
  for await (const exchange of exchanges) yield mask(exchange);
}

function* allLines(history: History): Generator<HistoryLine> {
  for (const { lines } of history.summaries()) yield* lines();
}

/** What the evidence of these events says of all of them. Reads them: the head must count those that can be read. */
async function evidenceOf(
  ids: readonly string[],
  isMasked: boolean,
  { history, now }: HistoryHandlerParts,
): Promise<EvidenceMatter> {
  const triggered = { yes: 0, no: 0, 'not-checked': 0, unsent: 0 };
  let missing = 0;
  const exchanges = history.readAll(ids, ({ count }) => {
    missing = count;
  });
  for await (const { left, marks } of exchanges) triggered[isDispatched({ left }) ? marks.triggered : 'unsent']++;
  return { triggered, missing, by: userName(), at: now().toISOString(), isMasked };
}

/** A file in one of the formats. */
async function writingOf(
  { ids, format, maskCustomers }: Parsed<'history.export'>,
  parts: HistoryHandlerParts,
): Promise<ExportWriting> {
  if (format === 'html') return evidenceWriting(await evidenceOf(ids, maskCustomers, parts));
  return format === 'evidence-csv' ? evidenceTable(maskCustomers) : exportWriting(format);
}

/** The name of a file with events, without its folder. */
function fileName(format: ExportFormat, now: Date): string {
  const day = localDay(now.toISOString());
  return format === 'evidence-csv' ? `tidings-evidence-${day}.csv` : `tidings-events-${day}.${format}`;
}

/** Who gives a verdict, and when; nobody once it is taken back. */
function judgementOf(triggered: Marks['triggered'], { settings, now }: HistoryHandlerParts): Partial<Marks> {
  if (triggered === 'not-checked') return {};
  const judgedBy = settings.read().evidenceName.trim();
  return { ...(judgedBy !== '' && { judgedBy }), judgedAt: now().toISOString() };
}

/** Those of these events that are in the history, the one sent first before all others. */
function oldestOf(ids: readonly string[], history: History): readonly string[] {
  const wanted = createIdSet(ids);
  return history
    .summaries()
    .flatMap(({ rowsOf, timeAt, idAt }) => rowsOf(wanted).map((row) => ({ id: idAt(row), time: timeAt(row) })))
    .sort((a, b) => a.time - b.time)
    .map(({ id }) => id);
}

/** Which of these events were never sent, as far as they are known. */
function unsentOf(ids: readonly string[], history: History): ReadonlySet<string> {
  const wanted = createIdSet(ids);
  return new Set(
    history.summaries().flatMap(({ rowsOf, lineAt, idAt }) =>
      rowsOf(wanted)
        .filter((row) => lineAt(row)?.left === 'no')
        .map(idAt),
    ),
  );
}

/** Sets marks. Events that were never sent get no verdict: they can't have triggered anything. */
function markHandler(parts: HistoryHandlerParts): Handlers['history.mark'] {
  const { history } = parts;
  return async ({ ids, marks }) => {
    await history.ready();
    const { triggered, note } = marks;
    const isVerdict = triggered === 'yes' || triggered === 'no';
    const unsent: ReadonlySet<string> = isVerdict ? unsentOf(ids, history) : new Set();
    const marked = ids.filter((id) => !unsent.has(id));
    const judgement = triggered === undefined ? {} : judgementOf(triggered, parts);
    // Blanks alone are no note: "Only with a note" would find them.
    const set = note?.trim() === '' ? { ...marks, note: '' } : marks;
    const problem = await history.mark(marked, { ...set, ...judgement });
    if (problem === null) parts.push('exchange.marked', { ids: marked, marks: set });
    parts.onHistoryChanged();
    return problem === null ? { kind: 'saved', unsent: unsent.size } : { kind: 'not-saved', says: problem };
  };
}

/** The name of the system's user; empty where it has none. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/** Asks where to, and writes events to a file. */
function exportHandler(parts: HistoryHandlerParts): Handlers['history.export'] {
  const { history, now } = parts;
  return async (input) => {
    const { ids, format, maskCustomers } = input;
    const file = await parts.askWhereToSave(fileName(format, now()));
    if (file === null) return { kind: 'cancelled' };
    let leftOut: LeftOut | null = null;
    const exchanges = history.readAll(ids, (missing) => {
      leftOut = missing;
    });
    const written = maskCustomers ? masked(exchanges, parts) : exchanges;
    const problem = await writeExport(file, () => writingOf(input, parts), written);
    if (problem !== null) return { kind: 'not-saved', says: problem };
    return { kind: 'exported', file, leftOut: leftOut === null ? null : formatLeftOut(leftOut) };
  };
}

/** The calls on the history. */
export function createHistoryHandlers(parts: HistoryHandlerParts): Pick<Handlers, HistoryCalls> {
  const { history, now } = parts;

  return {
    'history.list': async ({ query, limit, offset, withGroups = false }) => {
      const start = performance.now();
      const page = await history.list(query, limit, offset);
      const groups = withGroups ? { groups: await history.groups(query) } : {};
      return { ...page, ...groups, tookMs: performance.now() - start };
    },
    'history.ids': async ({ query }) => ({ ids: await history.ids(query) }),
    'history.range': async ({ query, fromId, toId }) => ({ ids: idsBetween(await history.ids(query), fromId, toId) }),
    'history.missing': async ({ query, ids }) => {
      const found = new Set(await history.ids(query));
      return { ids: ids.filter((id) => !found.has(id)) };
    },
    'history.oldest': async ({ ids, limit }) => {
      await history.ready();
      return { ids: oldestOf(ids, history).slice(0, limit) };
    },
    'history.origins': async () => {
      await history.ready();
      return collectOrigins(allLines(history));
    },
    'history.mark': markHandler(parts),
    'history.trash': async ({ ids, inTrash }) => {
      await history.ready();
      const chosen = createIdSet(ids);
      const moving = history.summaries().flatMap(({ rowsOf, marksAt, idAt }) =>
        rowsOf(chosen)
          .filter((row) => (marksAt(row).deletedAt !== null) !== inTrash)
          .map(idAt),
      );
      const problem = await history.mark(moving, { deletedAt: inTrash ? now().toISOString() : null });
      parts.onHistoryChanged();
      return problem === null ? { kind: 'moved', count: moving.length } : { kind: 'not-saved', says: problem };
    },
    'history.remove': async ({ ids }) => {
      const { removed, problem } = await history.remove(ids, ({ deletedAt }) => deletedAt !== null);
      parts.onHistoryChanged();
      return { removed, says: problem };
    },
    'history.export': exportHandler(parts),
  };
}
