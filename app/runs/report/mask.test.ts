import { expect, it } from 'vitest';
import { maskedCustomer } from '#app/customers/customer-matcher.ts';
import { blankDraft } from '#app/event/draft.ts';
import { makeRun, makeRunResult } from '#app/testing/make-run.ts';
import { writeReport } from '#app/testing/write-report.ts';
import { createRunKeys } from './run-keys.ts';

const key = 'ada "the 1st"/@example.com';
const data = { name: 'c.csv', columns: ['who', 'campaign', 'email'], rowCount: 2 };
const run = makeRun({
  data,
  // The key comes through a variable, not by the column alone.
  mapping: [{ column: 'who', target: { kind: 'variable', name: 'person' } }],
  requests: [{ id: 'q', name: 'Spring', cast: null, draft: { ...blankDraft, customerKey: '{{person}}' } }],
});
const results = [
  makeRunResult(0, {
    customerKey: key,
    state: 'failed',
    outcome: 'server-error',
    says: `There is no ${key}.`,
    unmet: [`$.who is “${key.toUpperCase()}”, expected “Bob”`],
    request: {
      url: `https://h/e?ck=${encodeURIComponent(key)}&x=1`,
      body: JSON.stringify({ uri: `assist://a?x=${encodeURIComponent(key)}`, ck: key }),
    },
    answer: JSON.stringify({ tid: 'steady-tid', who: key }),
    tid: 'steady-tid',
  }),
];
const rows = [
  [key, '1234', `to ${key}`],
  ['zoe', '1234', 'ask zoe'],
];

it.each(['csv', 'json', 'junit', 'html'] as const)('no customer is left in %s when that is asked', (format) => {
  const open = writeReport(format, run, { results, rows });
  const report = writeReport(format, run, { results, rows, maskCustomers: true });
  expect(open.toLowerCase()).toContain('the 1st');
  for (const text of ['the 1st', 'the%201st', 'zoe']) expect(report.toLowerCase()).not.toContain(text);
  expect(report).toContain(maskedCustomer);
  // The page shows the beginning of a tid in its table, and all of it beside what was sent.
  expect(report).toContain('steady-tid');
  if (format !== 'junit') expect(report).toContain('1234');
});

it.each(['csv', 'json', 'junit', 'html'] as const)('masks everybody whom an event of the run names in %s', (format) => {
  const named = ['C-PROPERTY-1', 'C-SENT-1', 'C-ANSWER-1'];
  const properties = [{ enabled: true, name: 'customer_key', value: 'C-PROPERTY-1' }];
  const draft = { ...blankDraft, customerKey: 'ada@example.com', properties };
  const asked = makeRun({ data: null, requests: [{ id: 'q', name: 'Visit of C-PROPERTY-1', cast: null, draft }] });
  const result = makeRunResult(0, {
    customerKey: 'ada@example.com',
    state: 'failed',
    outcome: 'server-error',
    says: `See ${named.join(', ')}.`,
    request: { url: 'https://h/e', body: '{"uri":"a://b","properties":{"ck":"C-SENT-1"}}' },
    answer: '{"customerId":"C-ANSWER-1","text":"for C-ANSWER-1"}',
  });
  const report = writeReport(format, asked, { results: [result], maskCustomers: true });
  expect(named.filter((one) => report.includes(one))).toEqual([]);
  expect(writeReport(format, asked, { results: [result] })).toContain('C-SENT-1');
});

it('keeps an empty cell empty', () => {
  const empty = [
    ['', '1', ''],
    ['bob', '2', ''],
  ];
  const csv = writeReport('csv', run, { results: [], rows: empty, maskCustomers: true });
  expect(csv.split('\r\n').slice(1, 3)).toEqual([',1,,,,,,unsent,,', `${maskedCustomer},2,,,,,,unsent,,`]);
});

it('masks the names of events from the history, which have their own keys', () => {
  const draft = { ...blankDraft, customerKey: 'ada' };
  const history = makeRun({ data: null, requests: [{ id: 'q', name: 'Visit of ada', cast: null, draft }] });
  const report = writeReport('json', history, { results: [], maskCustomers: true });
  expect(report).not.toContain('Visit of ada');
  expect(report.match(/Visit of •••/g)?.length).toBe(2);
});

const formats = ['csv', 'json', 'junit', 'html'] as const;

it.each(formats)('names that were made of a key are masked in %s', (format) => {
  const ada = 'ada.lovelace@example.com';
  const zara = 'zara.secret@example.com';
  const event = (id: string, name: string, customerKey: string) => ({
    id,
    name,
    cast: null,
    draft: { ...blankDraft, customerKey },
  });
  const other = {
    ...event('o', 'other', 'bob'),
    draft: { ...blankDraft, uri: `a://b?ref=${encodeURIComponent(ada)}` },
  };
  const named = makeRun({
    name: 'Follow-up of Zara.Secret',
    sourceName: `request of ${zara}`,
    says: `Stopped at kim@example.org`,
    data: null,
    mapping: [],
    requests: [event('a', 'visit, ada.lovelace', ada), event('z', 'welcome, zara.secret', '{{who}}'), other],
  });
  const results = [
    makeRunResult(0, { customerKey: ada }),
    makeRunResult(1, { customerKey: zara, state: 'failed', outcome: 'refused', says: 'zara.secret is unknown' }),
    makeRunResult(2, {
      customerKey: 'bob',
      request: { url: 'https://h/', body: `{"uri":"a://b?ref=${encodeURIComponent(ada)}"}` },
    }),
  ];
  const report = writeReport(format, named, { results, maskCustomers: true });
  expect(report.toLowerCase()).not.toMatch(/lovelace|zara|secret|kim|bob/);
});

/** A run that is named after one of its customers. */
function runNamed(name: string) {
  return makeRun({
    name,
    sourceName: `request ${name}`,
    data: { name: 'c.csv', columns: ['customer'], rowCount: 2 },
    mapping: [{ column: 'customer', target: { kind: 'customer-key' } }],
    requests: [{ id: 'q', name, cast: null, draft: blankDraft }],
  });
}

it.each(formats)('a customer whose row was not sent is masked in the names of %s', (format) => {
  const rows = [['bob0'], ['Lovelace-Ada']];
  const results = [makeRunResult(0, { customerKey: 'bob0' })];
  const report = writeReport(format, runNamed('Visit Lovelace-Ada'), { results, rows, maskCustomers: true });
  expect(report).not.toContain('Lovelace');
});

it.each(formats)('a part of a key stays in the names of %s, and the whole key does not', (format) => {
  const brands = makeRun({
    name: 'Volvo spring launch',
    sourceName: 'Volvo spring launch',
    environment: { ...run.environment, name: 'Volvo UAT', serverName: 'https://volvo.example.com' },
    data: { name: 'c.csv', columns: ['brand', 'id'], rowCount: 2 },
    mapping: [
      { column: 'brand', target: { kind: 'variable', name: 'brand' } },
      { column: 'id', target: { kind: 'variable', name: 'id' } },
    ],
    requests: [
      { id: 'q', name: 'Volvo launch', cast: null, draft: { ...blankDraft, customerKey: '{{brand}}-{{id}}' } },
      { id: 'w', name: 'Visit Volvo-4711', cast: null, draft: { ...blankDraft, customerKey: '{{brand}}-{{id}}' } },
      { id: 'u', name: 'Visit Volvo-4712', cast: null, draft: { ...blankDraft, customerKey: '{{brand}}-{{id}}' } },
    ],
  });
  const rows = [
    ['volvo', '4711'],
    ['volvo', '4712'],
  ];
  const results = [0, 1, 2].map((item) => makeRunResult(item, { customerKey: 'volvo-4711' }));
  const report = writeReport(format, brands, { results, rows, maskCustomers: true });
  if (format === 'html' || format === 'json')
    for (const text of ['Volvo spring launch', 'Volvo UAT', 'volvo.example.com']) expect(report).toContain(text);
  expect(report).not.toMatch(/volvo-471/i);
  expect(report).toContain(`Visit ${maskedCustomer}`);
});

it.each(formats)('a key that begins with @ is masked in the names of %s', (format) => {
  const results = [makeRunResult(0, { customerKey: '@ada_l' })];
  const report = writeReport(format, runNamed('Visit @ada_l'), {
    results,
    rows: [['@ada_l'], ['bob0']],
    maskCustomers: true,
  });
  expect(report).not.toContain('ada_l');
});

it.each(formats)('a key that is made of a column is masked in the problems of %s', (format) => {
  const made = makeRun({
    data: { name: 'rows.csv', columns: ['who'], rowCount: 1 },
    mapping: [{ column: 'who', target: { kind: 'variable', name: 'who' } }],
    requests: [{ id: 'q', name: 'Spring', cast: null, draft: { ...blankDraft, customerKey: '{{who}}.x@example.com' } }],
  });
  const body = JSON.stringify({ properties: [{ name: 'nick', value: 'zoe' }], ck: 'zoe.x@example.com' });
  const failed = makeRunResult(0, {
    customerKey: 'zoe.x@example.com',
    state: 'failed',
    request: { url: 'https://h/', body },
  });
  expect(writeReport(format, made, { results: [failed], rows: [['zoe']], maskCustomers: true })).not.toMatch(/zoe/i);
});

it.each(formats)('a key in Base64 is masked in %s', (format) => {
  const zara = 'zara.secret@example.com';
  const base64 = btoa(zara).replace(/=+$/, '');
  const named = makeRun({
    data: null,
    mapping: [],
    requests: [{ id: 'q', name: 'Spring', cast: null, draft: { ...blankDraft, customerKey: zara } }],
  });
  const body = JSON.stringify({ properties: [{ name: 'who', value: base64 }], ck: zara });
  const failed = makeRunResult(0, { customerKey: zara, state: 'failed', request: { url: 'https://h/', body } });
  expect(writeReport(format, named, { results: [failed], maskCustomers: true })).not.toContain(base64);
});

it.each(formats)('a customer who is named in the row of another is masked in %s', (format) => {
  const referred = makeRun({
    data: { name: 'c.csv', columns: ['key', 'referred by', 'visits'], rowCount: 4 },
    mapping: [{ column: 'key', target: { kind: 'customer-key' } }],
  });
  const body = JSON.stringify({ ck: 'C-1001', friend: 'c-1002', uri: 'a://b?of=ИВАН%2DА' });
  const results = [
    makeRunResult(0, { customerKey: 'C-1001', state: 'failed', request: { url: 'https://h/', body } }),
    makeRunResult(1, { customerKey: 'C-1002' }),
  ];
  const rows = [
    ['C-1001', 'C-1002', '17'],
    ['C-1002', 'Иван-А', '17'],
    // Unsent: its customer counts, too.
    ['Иван-А', 'C-1001', '17'],
    ['17', '', ''],
  ];
  const report = writeReport(format, referred, { results, rows, maskCustomers: true });
  expect(report).not.toMatch(/C-100|Иван|ИВАН/i);
  if (format === 'csv') expect(report.match(/,17,/g)).toHaveLength(3);
});

it.each(['客戶000345-77-K要求退款', '000345-77-K様', '①000345-77-K'])(
  'a customer who is named in the row of another is masked in %s',
  (note) => {
    const referred = makeRun({
      data: { name: 'c.csv', columns: ['key', 'note'], rowCount: 2 },
      mapping: [{ column: 'key', target: { kind: 'customer-key' } }],
    });
    const results = [makeRunResult(0, { customerKey: '000345-77-K' }), makeRunResult(1, { customerKey: 'C-1001' })];
    const rows = [
      ['000345-77-K', ''],
      ['C-1001', note],
    ];
    expect(writeReport('csv', referred, { results, rows, maskCustomers: true })).not.toContain('345');
  },
);

it('finds a key among many without comparing each of them', () => {
  const many = makeRun({
    data: { name: 'c.csv', columns: ['key', 'friend'], rowCount: 20_000 },
    mapping: [{ column: 'key', target: { kind: 'customer-key' } }],
  });
  const keys = createRunKeys(many);
  for (let row = 0; row < 20_000; row++)
    keys.add({ place: { iteration: 0, row, request: 0 }, result: null, cells: [`customer-${row}@example.com`, ''] });
  expect(keys.in(['example.com', 'of Customer%2D123%40example.com'])).toEqual(['customer-123@example.com']);
});
