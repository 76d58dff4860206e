import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type ExchangeSummary, noMarks, summarise } from '#app/exchange/exchange.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { createIdSet } from './packed-ids.ts';
import { createCommonPool, createSummaryTable, isWholeTable, readTable, type WrittenTable } from './summary-table.ts';

const received = summarise(makeReceived(randomUUID(), 't'));
const other = { ...received.environment, name: 'Other' };
/** Lines that differ from each other in one thing that many lines have in common, or in nothing. */
const lines: readonly ExchangeSummary[] = [
  received,
  { ...received, id: randomUUID() },
  { ...received, id: 'imported', environment: other },
  { ...received, id: 'b', environment: { ...other } },
  { ...received, id: 'c', from: 'Branch visit' },
  { ...received, id: 'd', runId: 'r1' },
  { ...received, id: 'e', storyboard: { id: 's', title: 'Demo' } },
  { ...received, id: 'f', storyboard: { id: 's', title: 'Renamed' } },
  { ...received, id: 'g', status: 500, outcome: 'server-error', totalMs: 0 },
  { ...received, id: 'h', siteKey: 'ONE-1', left: 'no', totalMs: null, status: null },
  { ...received, id: 'i', marks: { ...noMarks, note: 'seen' } },
  summarise(makeExchange('under way')),
];

it('has each line as it was', () => {
  const table = createSummaryTable(lines);
  expect(table.length).toBe(lines.length);
  expect([...table.summaries()]).toEqual(lines);
  expect([...table.lines()]).toEqual(lines.map(({ id, sentAt, ...line }) => line));
  expect([...table.datedLines()]).toEqual(lines.map(({ id, ...line }) => line));
  expect(lines.map((_, row) => table.timeAt(row))).toEqual(lines.map(({ sentAt }) => Date.parse(sentAt)));
  expect(lines.map((_, row) => table.idAt(row))).toEqual(lines.map(({ id }) => id));
  expect(lines.map((_, row) => table.marksAt(row))).toEqual(lines.map(({ marks }) => marks));
  expect(table.rowsOf(createIdSet(['imported', received.id, 'not there']))).toEqual([0, 2]);
});

it('has no line before the first or after the last', () => {
  const table = createSummaryTable(lines);
  for (const row of [-1, lines.length]) {
    expect(table.lineAt(row)).toBeUndefined();
    expect(table.summaryAt(row)).toBeUndefined();
    expect(table.idAt(row)).toBe('');
    expect(table.marksAt(row)).toBe(noMarks);
  }
  expect([...createSummaryTable([]).summaries()]).toEqual([]);
});

it('keeps what many lines have in common once', () => {
  const table = createSummaryTable([
    received,
    structuredClone(received),
    { ...structuredClone(received), siteKey: 'x' },
  ]);
  const [one, same, differs] = [...table.lines()];
  expect(same?.environment).toBe(one?.environment);
  expect(differs?.environment).toBe(one?.environment);
  expect(one?.marks).toBe(noMarks);
});

const asInFile = (lines: readonly ExchangeSummary[]): WrittenTable =>
  JSON.parse(JSON.stringify(createSummaryTable(lines).written()));
const shared = () => ({ share: (text: string) => text, pool: createCommonPool() });

it('has each line as it was, also from a file', () => {
  const table = readTable(asInFile(lines), lines.length, shared());
  expect([...table.summaries()]).toEqual(lines);
  expect(table.marksAt(0)).toBe(noMarks);
  expect(table.rowsOf(createIdSet(['imported', received.id, 'not there']))).toEqual([0, 2]);
});

it('keeps once what many tables from files have in common', () => {
  const both = shared();
  const [here, there] = [0, 1].map(() => readTable(asInFile([received]), 1, both).lineAt(0));
  expect(here).toEqual(there);
  expect(there?.environment).toBe(here?.environment);
});

it('is not whole where a part of it is missing', () => {
  const whole = asInFile(lines);
  expect([-1, 0, 1].map((more) => isWholeTable(whole, lines.length + more))).toEqual([false, true, false]);
  const few = asInFile(lines.slice(1));
  for (const part of Object.keys(whole))
    if (part !== 'marks')
      expect(isWholeTable({ ...whole, [part]: Reflect.get(few, part) }, lines.length), part).toBe(false);
  expect(isWholeTable({ ...whole, marks: [[lines.length, noMarks]] }, lines.length)).toBe(false);
});

it('has no time in digits in a file', () => {
  const written = JSON.stringify(createSummaryTable(lines).written());
  for (const { sentAt } of lines) expect(written).not.toContain(`${Date.parse(sentAt)}`);
});
