import { expect, it } from 'vitest';
import { createDelimitedReader } from '#app/formats/csv/delimited-reader.ts';
import type { Importable } from './imported.ts';
import { readFiles } from './read-files.ts';
import { readImport } from './read-import.ts';
import { formatVisitTable, visitTable } from './visit-table.ts';

const tid = 'dedc2983-4666-4641-8047-61250a878f89';
const url = `https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/events?tid=${tid}`;

type Call = readonly [at: string | undefined, body: string | object, to?: string];

function har(calls: readonly Call[]): string {
  const entries = calls.map(([startedDateTime, body, to = url]) => ({
    ...(startedDateTime !== undefined && { startedDateTime }),
    request: { method: 'POST', url: to, postData: { text: typeof body === 'string' ? body : JSON.stringify(body) } },
  }));
  return JSON.stringify({ log: { entries } });
}

function tableOf(calls: readonly Call[]) {
  return visitTable(readImport(har(calls)) as Importable);
}

const basket: Call = [
  '2026-01-02T09:00:12.400Z',
  { uri: 'a://basket?x=1', ck: 'ada', properties: [{ name: 'total', value: '€ "19", \n90' }] },
];
const visit: Call = ['2026-01-02T10:00:00.000+01:00', { uri: 'a://shop', properties: { page: 'offers', uri: 'mine' } }];

it('has a row for each event in the order of time, with its pause and a column for each property', () => {
  const table = tableOf([basket, visit]);
  expect(table?.name).toBe('Visit of 2026-01-02');
  expect(table?.columns).toEqual(['uri', 'customerKey', 'tid', 'time', 'pauseMs', 'page', 'uri 2', 'total']);
  expect(table?.rows).toEqual([
    ['a://shop', '', tid, '2026-01-02T09:00:00.000Z', '', 'offers', 'mine', ''],
    ['a://basket?x=1', 'ada', tid, '2026-01-02T09:00:12.400Z', '12400', '', '', '€ "19", \n90'],
  ]);
  expect(table?.notTaken).toEqual([]);
});

it('is read back by a run as it was recorded', () => {
  const table = tableOf([visit, basket]);
  if (table === null) throw new Error('There is no visit.');
  const reader = createDelimitedReader({ separator: ',', quote: '"', hasHeader: false });
  const rows = [...reader.push(formatVisitTable(table)).rows, ...reader.end().rows];
  expect(rows).toEqual([table.columns, ...table.rows]);
});

it('names what a row can’t have', () => {
  const table = tableOf([
    visit,
    ['2026-01-02T09:00:01.000Z', 'not json'],
    ['2026-01-02T09:00:02.000Z', { uri: 'a://more', segment: 1 }, `${url}&channel=web`],
    [
      '2026-01-02T09:00:03.000Z',
      {
        uri: 'a://twice',
        properties: [
          { name: 'page', value: '+47 1' },
          { name: 'page', value: 'b' },
        ],
      },
    ],
  ]);
  expect(table?.rows.map(([uri]) => uri)).toEqual(['a://shop', 'a://more', 'a://twice']);
  expect(table?.rows.at(-1)?.[5]).toBe('+47 1');
  expect(table?.notTaken.map(({ why }) => why)).toEqual([
    'It isn’t in the data file, because its body isn’t an event.',
    'Its row doesn’t have segment, channel.',
    'Its row has only the first page.',
    'A spreadsheet takes it for a formula, because it begins with =, +, - or @. Use the file only in Tidings.',
  ]);
});

it('names a tracking pixel, which its row can’t be told from', () => {
  const request = {
    method: 'GET',
    url: 'https://uat.example.com/one/rt/track/ONE-5BTO1FBU1O-1109/pixel?uri=oeh%3A%2F%2Fmail%2Fopen',
  };
  const entries = ['2026-01-02T09:00:00.000Z', '2026-01-02T09:00:05.000Z'].map((startedDateTime) => ({
    startedDateTime,
    request,
  }));
  const table = visitTable(readImport(JSON.stringify({ log: { entries } })) as Importable);
  expect(table?.rows.map(([uri]) => uri)).toEqual(['oeh://mail/open', 'oeh://mail/open']);
  const says = 'Its row doesn’t say that it was a tracking pixel. Set “Send as” in the request.';
  expect(table?.notTaken.map(({ why }) => why)).toEqual([says, says]);
});

it('joins the recordings of two files, as their storyboard does, with events without a time last', () => {
  const later: readonly Call[] = [
    ['2026-01-02T09:00:14.000Z', { uri: 'a://next' }],
    [undefined, { uri: 'a://no-time' }],
  ];
  const files = [
    { name: 'two.har', text: har(later) },
    { name: 'one.har', text: har([visit, basket]) },
  ];
  const table = visitTable(readFiles(files) as Importable);
  expect(table?.rows.map(([uri, , , , pauseMs]) => [uri, pauseMs])).toEqual([
    ['a://shop', ''],
    ['a://basket?x=1', '12400'],
    ['a://next', '1600'],
    ['a://no-time', ''],
  ]);
});

it('is not made where nothing says when the events were', () => {
  expect(tableOf([[undefined, { uri: 'a://b' }]])).toBeNull();
});
