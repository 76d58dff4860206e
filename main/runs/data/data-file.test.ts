import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DataFormat } from '#app/runs/data-format.ts';
import { createDataFolder, readRows } from '#main/testing/data-folder.ts';
import { openDataFile } from './data-file.ts';

const { folder, write, open } = createDataFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const failure = (path: string) => openDataFile({ kind: 'file', path });

describe('files as people have them', () => {
  it('reads what a German Excel saves', async () => {
    const file = await open(Buffer.from('Kunde;Straße;Betrag\r\n000345;Müllerweg;1,50\r\n', 'latin1'));
    expect(file.description).toMatchObject({
      columns: ['Kunde', 'Straße', 'Betrag'],
      rowCount: 1,
      format: { kind: 'delimited', separator: ';', encoding: 'windows-1252', hasHeader: true },
      problems: [],
    });
    expect(await readRows(file)).toEqual([['000345', 'Müllerweg', '1,50']]);
  });

  it('reads what Excel calls “Unicode text”', async () => {
    const file = await open(Buffer.from('\ufeffck\tnote\r\n+421\t"one\ntwo"\r\n', 'utf16le'));
    expect(file.description.format).toMatchObject({ encoding: 'utf-16le', separator: '\t' });
    expect(await readRows(file)).toEqual([['+421', 'one\ntwo']]);
  });

  it('reads UTF-8 with a mark before the first name, and the euro sign of Windows', async () => {
    const marked = await open('\ufeffck,name\n1,Zoë\n');
    expect(marked.description).toMatchObject({ columns: ['ck', 'name'], format: { encoding: 'utf-8-bom' } });
    const euro = await open(Buffer.from([...Buffer.from('a,b\n'), 0x80, 0x2c, 0x84, 0x93, 0x0a]));
    expect(await readRows(euro)).toEqual([['€', '„“']]);
  });

  it('reads cells that were pasted, letters of every kind', async () => {
    const text = 'ck\tname\n😀\tZoë\n1\t\ufeff2\n';
    const opening = await openDataFile({ kind: 'text', name: 'Pasted cells', text });
    expect(opening).toMatchObject({
      kind: 'opened',
      file: { description: { name: 'Pasted cells', rowCount: 2, format: { separator: '\t', encoding: 'utf-8' } } },
    });
    if (opening.kind === 'opened')
      expect(await readRows(opening.file)).toEqual([
        ['😀', 'Zoë'],
        ['1', '\ufeff2'],
      ]);
  });

  it('finds out late that it is no UTF-8', async () => {
    const long = `a,b\n${'1,2\n'.repeat(20_000)}J\xf6rg,x\n`;
    const file = await open(Buffer.from(long, 'latin1'));
    expect(file.description).toMatchObject({ rowCount: 20_001, problemCount: 0, format: { encoding: 'windows-1252' } });
    expect(await file.page(20_000, 5)).toEqual({ ok: true, rows: [['Jörg', 'x']] });
  });

  it('stays with UTF-8 when its letters come late, also beside broken ones', async () => {
    const text = Buffer.from(`a,b\n${'1,2\n'.repeat(20_000)}Jörg,x\n`);
    const file = await open(Buffer.concat([text, Buffer.from([0xff, 0x2c, 0x31])]));
    expect(file.description).toMatchObject({ rowCount: 20_002, problemCount: 1, format: { encoding: 'utf-8' } });
  });

  it('reports letters that cannot be read where the rest is UTF-8', async () => {
    const file = await open(
      Buffer.concat([Buffer.from(`a,b\nä,1\n${'1,2\n'.repeat(20_000)}`), Buffer.from([0x78, 0xff, 0x2c, 0x31])]),
    );
    expect(file.description.problems).toEqual([
      { row: 20_002, says: 'Some characters couldn’t be read as utf-8. Is the encoding right?' },
    ]);
  });

  it('is read in the chosen format', async () => {
    const format: DataFormat = { kind: 'delimited', encoding: 'utf-8', separator: '^', quote: null, hasHeader: false };
    const file = await open('1^"2\n3^4', { format });
    expect(file.description).toMatchObject({ format, columns: ['Column 1', 'Column 2'], rowCount: 2 });
    expect(await file.page(1, 9)).toEqual({ ok: true, rows: [['3', '4']] });
  });

  it('finds the list in JSON again after another format was tried', async () => {
    const text = '{"meta": {"at": 1}, "customers": [{"email": "a@b.c"}, {"email": "d@e.f"}]}';
    const format = { kind: 'json', encoding: 'utf-8' } as const;
    const opening = await openDataFile({ kind: 'text', name: 'Pasted', text }, { format });
    expect(opening).toMatchObject({
      file: { description: { columns: ['email'], rowCount: 2, format: { list: ['customers'] } } },
    });
  });

  it('reads JSON, and gives each row every column', async () => {
    const file = await open('[{"a":"1"},{"b":[1.0]}]');
    expect(file.description).toMatchObject({ columns: ['a', 'b'], rowCount: 2, format: { kind: 'json' } });
    expect(await readRows(file)).toEqual([
      ['1', ''],
      ['', '[1.0]'],
    ]);
  });

  it.each(['[', ''])('finds pages of JSON that begins with %j', async (bracket) => {
    const objects = Array.from({ length: 5_000 }, (_, at) => `{"at":${at},"deep":{"x":"}${'y'.repeat(60)}"}}`);
    const file = await open(bracket === '[' ? `[${objects.join(',')}]` : objects.join('\n'));
    expect(file.description).toMatchObject({ rowCount: 5_000, problemCount: 0 });
    expect(await file.page(4_321, 1)).toEqual({ ok: true, rows: [['4321', `{"x":"}${'y'.repeat(60)}"}`]] });
  });
});

describe('files with nothing in them', () => {
  it.each([
    ['', 'empty.csv is empty.'],
    ['a,b\n', 'empty.csv has a header and no rows.'],
    ['\n\n', 'empty.csv has no rows.'],
    ['[]', 'empty.csv has no rows.'],
  ])('are opened, and %j is reported', async (content, says) => {
    const opening = await failure(write(content, 'empty.csv'));
    if (opening.kind !== 'opened') throw new Error(opening.kind);
    expect(opening.file.description).toMatchObject({ rowCount: 0, problems: [{ row: null, says }], problemCount: 1 });
    expect(await readRows(opening.file)).toEqual([]);
    expect(await opening.file.page(0, 10)).toEqual({ ok: true, rows: [] });
  });
});

describe('faults', () => {
  it('are listed up to 100, and counted', async () => {
    const file = await open(`a,b,c\n${'1,2\n'.repeat(2_500)}`);
    expect(file.description.problems).toHaveLength(100);
    expect(file.description).toMatchObject({ problemCount: 2_500, rowCount: 2_500 });
    expect(file.description.problems[99]?.row).toBe(100);
  });
});

describe('what cannot be read', () => {
  it('is reported: nothing there, a folder, something that is no text', async () => {
    expect(await failure(join(folder, 'gone.csv'))).toEqual({
      kind: 'failed',
      says: 'gone.csv wasn’t found. It may have been moved, renamed or deleted. Choose the file again.',
    });
    mkdirSync(join(folder, 'rows'));
    expect(await failure(join(folder, 'rows'))).toEqual({
      kind: 'failed',
      says: 'rows is a folder. Choose a file in it.',
    });
    expect(await failure(write(Buffer.from('GIF89a\x00\x01\x00\x00\x01'), 'book.gif'))).toEqual({
      kind: 'failed',
      says: 'book.gif isn’t a text file. From a spreadsheet, copy the cells and paste them here, or save it as CSV.',
    });
  });

  it.each([
    ['a web page', '<html><body><table>\n<tr><th>ck</th></tr>\n<tr><td>1</td></tr>\n</table></body></html>'],
    ['a web page with a mark', Buffer.from('\ufeff\r\n<TABLE border=1><tr><td>1</td></tr></TABLE>', 'utf16le')],
    ['XML of Excel 2003', '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'],
    ['a web page in one file', 'MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n'],
  ])('is %s that is only called .xls', async (_, content) => {
    expect(await failure(write(content, 'report.xls'))).toEqual({
      kind: 'failed',
      says: 'report.xls is a web page or XML, not a table. Open it in Excel, save it as .xlsx or CSV, and choose that file.',
    });
  });

  it('is a file that was changed, replaced or deleted after it was opened', async () => {
    const path = write('a,b\n1,2\n', 'changing.csv');
    const opening = await failure(path);
    if (opening.kind !== 'opened') throw new Error(opening.kind);
    const { file } = opening;
    const changed = 'changing.csv has changed since it was opened. Open it again.';
    writeFileSync(path, 'a,b\n1,2\n3,4\n');
    expect(await file.page(0, 1)).toEqual({ ok: false, says: changed });
    renameSync(write('a,b\n1,2\n'), path);
    const stops: string[] = [];
    for await (const cells of file.rows({ onStop: (says) => stops.push(says) })) throw new Error(cells.join());
    expect(stops).toEqual([changed]);
    rmSync(path);
    expect(await file.page(0, 1)).toMatchObject({ ok: false, says: expect.stringContaining('wasn’t found') });
  });

  it('is left out on request', async () => {
    const path = write(`a,b\n${'1,2\n'.repeat(100_000)}`);
    const controller = new AbortController();
    const progress: number[] = [];
    const onProgress = ({ bytesRead }: { bytesRead: number }) => {
      progress.push(bytesRead);
      controller.abort();
    };
    expect(await openDataFile({ kind: 'file', path }, { signal: controller.signal, onProgress })).toEqual({
      kind: 'cancelled',
    });
    expect(Math.max(...progress)).toBeLessThan(100_000);
  });
});
