import fc from 'fast-check';
import { expect, it } from 'vitest';
import { skippedResult } from '#app/runs/result.ts';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { writeReport } from '#app/testing/write-report.ts';

const one = { name: 'c.csv', columns: ['customer', 'campaign'], rowCount: 1 };
const lines = (csv: string) => csv.slice(1).split('\r\n');

it('gives the rows of the data back, with what became of them', () => {
  const run = makeRun({ data: { ...one, rowCount: 3 }, expectations: [{ kind: 'tid', is: 'present' }] });
  const csv = writeReport('csv', run, {
    rows: [
      ['000345', 'a, "b"'],
      ['+421905123456', 'two\nlines'],
      ['x', ''],
    ],
    results: [
      makeRunResult(0),
      makeRunResult(1, {
        state: 'failed',
        outcome: 'server-error',
        status: 503,
        statusCode: null,
        tid: '',
        says: 'Busy.',
        unmet: ['tid is missing', 'b'],
      }),
    ],
  });
  expect(csv).toBe(
    [
      '\uFEFFcustomer,campaign,tid,status,statusCode,ms,outcome,error,expectations',
      '000345,"a, ""b""",dedc2983-4666-4641-8047-61250a878f80,200,200,18,received,,met',
      '+421905123456,"two\nlines",,503,,18,server-error,Busy.,tid is missing; b',
      'x,,,,,,unsent,,',
      '',
    ].join('\r\n'),
  );
});

it('calls no expectation met where no response came', () => {
  const run = makeRun({ data: one, expectations: [{ kind: 'tid', is: 'present' }] });
  const unread = skippedResult(0, '', 'Its data row couldn’t be read, so it wasn’t sent.');
  const csv = writeReport('csv', run, { rows: [['a', 'b']], results: [{ ...unread, state: 'failed' }] });
  expect(lines(csv)[1]).toMatch(/so it wasn’t sent\.",$/);
});

it('says which item it is where rows appear more than once, or there are none', () => {
  const again = makeRun({ data: one, pace: { ...makeRun().pace, iterations: 2 } });
  expect(lines(writeReport('csv', again, { rows: [['a', 'b']], results: [makeRunResult(1)] })).slice(0, 3)).toEqual([
    'customer,campaign,item,iteration,tid,status,statusCode,ms,outcome,error,expectations',
    'a,b,1,1,,,,,unsent,,',
    'a,b,2,2,dedc2983-4666-4641-8047-61250a878f81,200,200,18,received,,',
  ]);
  const without = writeReport('csv', makeRun({ data: null, mapping: [] }), { results: [makeRunResult(0)] });
  expect(lines(without)).toEqual([
    'item,request,customerKey,tid,status,statusCode,ms,outcome,error,expectations',
    '1,Interest in Spring,ada0@example.com,dedc2983-4666-4641-8047-61250a878f80,200,200,18,received,,',
    '',
  ]);
});

it('numbers an added column with the name of one in the data', () => {
  const run = makeRun({ data: { ...one, columns: ['tid', 'status', 'status (2)'] } });
  const [header] = lines(writeReport('csv', run, { rows: [['a', 'b', 'c']], results: [] }));
  expect(header).toBe('tid,status,status (2),tid (2),status (3),statusCode,ms,outcome,error,expectations');
});

it('puts an apostrophe before formulas only when that is asked', () => {
  const run = makeRun({ data: one });
  const rows = [['=1+1', '@x']];
  expect(writeReport('csv', run, { rows, results: [] })).toContain('\r\n=1+1,@x,');
  expect(writeReport('csv', run, { rows, results: [], escapeFormulas: true })).toContain("\r\n'=1+1,'@x,");
});

it('is read back by others as it was', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((cell) => !cell.includes('\0'));
  const marks = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ' ', 'a'), maxLength: 6 });
  const rows = fc.array(fc.tuple(fc.oneof(text, marks), fc.oneof(text, marks)), { minLength: 1, maxLength: 20 });
  const isReadBack = fc.property(rows, (cells) => {
    const csv = writeReport('csv', makeRun({ data: { ...one, rowCount: cells.length } }), { rows: cells, results: [] });
    expect(
      readCsv(csv)
        .slice(1)
        .map((row) => row.slice(0, 2)),
    ).toEqual(cells);
  });
  fc.assert(isReadBack, { numRuns: 100 });
});

/** A reader of RFC 4180, letter by letter. */
function readCsv(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  cell.lastIndex = 1;
  for (let row: string[] = []; cell.lastIndex < csv.length; ) {
    const [, quoted, plain, end] = cell.exec(csv) ?? expect.unreachable('no cell here');
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
