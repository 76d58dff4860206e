import { type Draft, rowsInUse } from '#app/event/draft.ts';
import { formatCount } from '#app/quantity.ts';
import { escapeFormula, formatCell } from '#app/text/csv-cell.ts';
import { createNamer } from '#app/text/unique-name.ts';
import type { NotTaken } from './found.ts';
import { type Importable, type ImportedRequest, partsOf } from './imported.ts';
import { byTime, visitIn } from './visit-storyboard.ts';

/** A recorded visit as a data file: a row for each event, to run a request with. */
export type VisitTable = {
  /** The name of the file, without its ending. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a row can't have of its event, and why. */
  readonly notTaken: readonly NotTaken[];
};

/** The columns that each row has. A column for each property follows, with the name of the property if that is free. */
const ownColumns = ['uri', 'customerKey', 'tid', 'time', 'pauseMs'] as const;

/** The visits of an import as one table, the earliest event of each first; null where nothing says when they were. */
export function visitTable(imported: Importable): VisitTable | null {
  const visits = partsOf(imported).flatMap(({ imported: part }) =>
    part.kind === 'events' && visitIn(part.requests) !== null ? [byTime(part.requests)] : [],
  );
  if (visits.length === 0) return null;
  const taken = visits.flatMap((visit) => visit.map((one, at) => ({ one, pauseMs: pauseBefore(visit, at) })));
  const rows = taken.filter(({ one }) => one.draft.unreadBody === null);
  const columnOf = columnsFor(rows.map(({ one }) => one.draft));
  const names = [...columnOf.keys()];
  const cells = rows.map(({ one, pauseMs }) => {
    const { uri, customerKey, tid, properties } = one.draft;
    // Of a property that an event has twice, the first one.
    const values = new Map(
      rowsInUse(properties)
        .toReversed()
        .map(({ name, value }) => [name, value]),
    );
    return [uri, customerKey, tid, one.at ?? '', pauseMs, ...names.map((name) => values.get(name) ?? '')];
  });
  return {
    name: `Visit of ${visits[0]?.[0]?.at?.slice(0, 10) ?? ''}`,
    columns: [...ownColumns, ...columnOf.values()],
    rows: cells,
    notTaken: [...taken.flatMap(({ one }) => notesOn(one)), ...formulaNotes(cells)],
  };
}

/** The table as CSV (RFC 4180). Its cells are exactly what was recorded, because a run sends them. */
export function formatVisitTable({ columns, rows }: VisitTable): string {
  return [columns, ...rows].map((cells) => `${cells.map(formatCell).join(',')}\r\n`).join('');
}

/** How long after the event before it an event was made, in milliseconds; empty for the first one and those without a time. */
function pauseBefore(visit: readonly ImportedRequest[], at: number): string {
  const [before, now] = [visit[at - 1]?.at, visit[at]?.at];
  return before === undefined || now === undefined ? '' : String(Date.parse(now) - Date.parse(before));
}

/** The column of each property, in the order in which they first come. */
function columnsFor(drafts: readonly Draft[]): ReadonlyMap<string, string> {
  const names = new Set(drafts.flatMap(({ properties }) => rowsInUse(properties).map(({ name }) => name)));
  const give = createNamer(ownColumns);
  return new Map([...names].map((name) => [name, give(name)]));
}

/** What a row can't have of an event. */
function notesOn({ name, draft }: ImportedRequest): readonly NotTaken[] {
  if (draft.unreadBody !== null)
    return [{ what: name, why: 'It isn’t in the data file, because its body isn’t an event.' }];
  const names = rowsInUse(draft.properties).map((one) => one.name);
  const twice = [...new Set(names.filter((one, at) => names.indexOf(one) < at))];
  const onAddress = draft.parametersOn === 'request-url' ? rowsInUse(draft.parameters).map((one) => one.name) : [];
  const left = [...draft.extra.map((one) => one.name), ...onAddress];
  const pixel = 'Its row doesn’t say that it was a tracking pixel. Set “Send as” in the request.';
  return [
    ...(draft.sendAs === 'pixel' ? [{ what: name, why: pixel }] : []),
    ...(left.length === 0 ? [] : [{ what: name, why: `Its row doesn’t have ${left.join(', ')}.` }]),
    ...(twice.length === 0 ? [] : [{ what: name, why: `Its row has only the first ${twice.join(', ')}.` }]),
  ];
}

/** Cells that a spreadsheet would take for formulas. An apostrophe in front of them would be sent. */
function formulaNotes(rows: readonly (readonly string[])[]): readonly NotTaken[] {
  const count = rows.flat().filter((cell) => escapeFormula(cell) !== cell).length;
  const what = formatCount(count, 'cell');
  const why =
    'A spreadsheet takes it for a formula, because it begins with =, +, - or @. Use the file only in Tidings.';
  return count === 0 ? [] : [{ what, why, isChanged: true }];
}
