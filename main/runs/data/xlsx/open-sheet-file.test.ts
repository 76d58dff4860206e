import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openDataFile } from '#main/runs/data/data-file.ts';
import { createDataFolder } from '#main/testing/data-folder.ts';
import { makeWorkbook } from '#main/testing/make-workbook.ts';

const folder = createDataFolder();

async function open(bytes: Uint8Array, options: Parameters<typeof openDataFile>[1] = {}) {
  const path = folder.write(bytes, 'customers.xlsx');
  const opening = await openDataFile({ kind: 'file', path }, options);
  if (opening.kind !== 'opened') return { says: opening.kind === 'failed' ? opening.says : opening.kind };
  const page = await opening.file.page(0, 1_000);
  return { ...opening.file.description, rows: page.ok ? page.rows : page.says };
}

const text = (at: number) => `<c t="s"><v>${at}</v></c>`;
const number = (value: number | string, format = 0) => `<c s="${format}"><v>${value}</v></c>`;
const header = `<row r="1">${text(0)}${text(1)}</row>`;

describe('a workbook', () => {
  it('is read as its cells are shown', async () => {
    const rows = [
      number(345, 1),
      number(4006381333931),
      number('1.2345678901234567E+19'),
      number('0.30000000000000004'),
      number(0.125, 3),
      number(45_000, 2),
      number(45_000.5, 4),
      number(45_000, 5),
      '<c t="str"><f>A1&amp;"x"</f><v>a &amp; b</v></c>',
      '<c t="inlineStr"><is><r><t>in</t></r><r><t xml:space="preserve"> line</t></r></is></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="e"><v>#N/A</v></c>',
    ].map((cell, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="s"><v>2</v></c>${cell}</row>`);
    const bytes = makeWorkbook({
      sheets: { Customers: `${header}${rows.join('')}` },
      texts: ['email', 'value', 'ada@example.com'],
      formats: ['000000', 'dd.mm.yyyy', 10, 'yyyy\\-mm\\-dd hh:mm', 14],
    });
    const opened = await open(bytes);
    expect(opened).toMatchObject({
      columns: ['email', 'value'],
      format: { kind: 'sheet', sheet: 'Customers', headerRow: 1, dates: 'shown' },
      sheets: ['Customers'],
      doubts: [],
    });
    expect('rows' in opened && [...opened.rows].map((cells) => cells[1])).toEqual([
      '000345',
      '4006381333931',
      '12345678901234600000',
      '0.3',
      '12.50%',
      '15.03.2023',
      '2023-03-15 12:00',
      '2023-03-15',
      'a & b',
      'in line',
      'TRUE',
      '#N/A',
    ]);
    expect('problems' in opened && opened.problems.map(({ says }) => says)).toEqual([
      'Some cells contain an error, such as #N/A (1). It’s read as text.',
      'Some dates are shown as each computer is set (1). They are read as 2026-01-31.',
    ]);
  });

  it('says once which dates and numbers Excel may show in another way', async () => {
    const cells = [
      number(46_387, 1),
      number(46_387, 2),
      number(1_234.5, 3),
      number(5, 4),
      number(1_234.5, 5),
      number(1.5, 6),
    ];
    const rows = [...cells, number(0.3)].map((cell, at) => `<row r="${at + 2}">${text(1)}${cell}</row>`);
    const formats = ['d. mmmm yyyy', '[$-411]ge.m.d', 4, 3, '[$€-407]#,##0.00', 2];
    const opened = await open(
      makeWorkbook({ sheets: { S: `${header}${rows.join('')}` }, texts: ['id', 'x'], formats }),
    );
    expect('rows' in opened && [...opened.rows].map((row) => row[1])).toEqual([
      '2026-12-31',
      '2026-12-31',
      '1,234.50',
      '5',
      '€1.234,50',
      '1.50',
      '0.3',
    ]);
    expect('problems' in opened && opened.problems.map(({ says }) => says)).toEqual([
      'Some dates are shown as each computer is set (1). They are read as 2026-01-31.',
      'Some dates count their years by eras (1). They are read as 2026-01-31.',
      'Some numbers are shown as each computer is set (1). They are read as 1,234.50.',
    ]);
  });

  it('writes dates as 2026-01-31 by choice, with the days of either calendar', async () => {
    const sheets = { S: `${header}<row r="2">${number(1)}${number(45_000, 1)}</row>` };
    const format = { kind: 'sheet', encoding: 'utf-8', sheet: 'S', headerRow: 1, dates: 'iso' } as const;
    const of = { sheets, texts: ['id', 'day'], formats: ['d. mmmm yyyy'] };
    expect(await open(makeWorkbook(of), { format })).toMatchObject({ rows: [['1', '2023-03-15']] });
    const later = { format, is1904: true };
    expect(await open(makeWorkbook({ ...of, ...later }), { format })).toMatchObject({ rows: [['1', '2027-03-16']] });
  });

  it('has a header under titles, gaps between cells, and blank rows; that the header is a guess is asked', async () => {
    const bytes = makeWorkbook({
      sheets: {
        S: `<row r="1"><c r="A1" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c></row><row r="4"/><row r="6"><c r="A6"><v>1</v></c></row><row r="7"><c r="C7"><v>2</v></c></row>`,
      },
      texts: ['id', 'day', 'All customers'],
    });
    expect(await open(bytes)).toMatchObject({
      columns: ['id', 'Column 2', 'day'],
      rows: [
        ['1', '', ''],
        ['', '', '2'],
      ],
      format: { headerRow: 3 },
      doubts: ['header'],
    });
  });

  it('names a row that repeats the header by its number in the sheet', async () => {
    const titled = `<row r="1">${text(2)}</row><row r="4">${text(0)}${text(1)}</row><row r="5">${text(3)}${text(3)}</row><row r="9">${text(0)}${text(1)}</row>`;
    const bytes = makeWorkbook({ sheets: { S: titled }, texts: ['id', 'name', 'Title', 'two\nlines'] });
    expect(await open(bytes)).toMatchObject({
      format: { headerRow: 4 },
      problems: [{ row: 2, says: expect.stringMatching(/^Row 9 repeats/) }],
      leftOutRows: [2],
    });
  });

  it('has its header in the next row that is not blank, and says which one that is', async () => {
    const titled = `<row r="1">${text(2)}</row><row r="3">${text(0)}${text(1)}</row><row r="4">${text(1)}${text(0)}</row>`;
    const bytes = makeWorkbook({ sheets: { S: titled }, texts: ['id', 'name', 'Title'] });
    const format = { kind: 'sheet', encoding: 'utf-8', sheet: 'S', headerRow: 2, dates: 'shown' } as const;
    expect(await open(bytes, { format })).toMatchObject({
      format: { headerRow: 3 },
      columns: ['id', 'name'],
      rows: [['name', 'id']],
    });
  });

  it('is read without the reading aids of Japanese', async () => {
    const name = '<c t="inlineStr"><is><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></is></c>';
    const bytes = makeWorkbook({
      sheets: { S: `${header}<row r="2">${number(1)}${name}</row>` },
      texts: ['id', 'name'],
    });
    expect(await open(bytes)).toMatchObject({ rows: [['1', '山田']] });
  });

  it('is read by the sheet that is named, and one that it lacks is refused', async () => {
    const sheets = { One: header, 'Two &amp; more': `${header}<row r="2">${text(1)}${text(0)}</row>` };
    const bytes = makeWorkbook({ sheets, texts: ['a', 'b'] });
    expect(await open(bytes, { sheet: { sheet: 'Two & more' } })).toMatchObject({ rows: [['b', 'a']] });
    expect(await open(bytes, { sheet: { sheet: 'Three' } })).toEqual({
      says: 'customers.xlsx has no sheet “Three”. It has: One, Two & more.',
    });
  });

  it('may have 100,000 rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `<row>${text(0)}${number(at)}</row>`);
    const opened = await open(makeWorkbook({ sheets: { S: `${header}${rows.join('')}` }, texts: ['email', 'at'] }));
    expect(opened).toMatchObject({ rowCount: 100_000 });
  });
});

it.each([
  ['a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])],
  ['.xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
  ['.ods', zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') })],
  ['.xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') })],
  ['Export it from Numbers', zipSync({ 'Index/Document.iwa': strToU8('x'), 'preview.jpg': strToU8('x') })],
  ['Word document', zipSync({ 'word/document.xml': strToU8('<x/>') })],
  ['ZIP', zipSync({ 'rows.csv': strToU8('a,b') })],
  ['damaged', Buffer.from('504b0304ffffffff', 'hex')],
])('a file with %s is named, with what to do', async (word, bytes) => {
  expect(await open(bytes)).toEqual({ says: expect.stringContaining(word) });
});
