import { describe, expect, it } from 'vitest';
import { setUpCliWithin } from '#main/testing/cli-fixture.ts';
import { makeWorkbook } from '#main/testing/make-workbook.ts';

const place = setUpCliWithin();

const run = 'run w.tidings -e UAT -r Book';

/** Each customer with the town in the uri. */
const towns = () =>
  place()
    .bodies()
    .map(({ uri, ck }) => `${ck} ${new URL(uri).searchParams.get('town')}`);

describe('rows that end in the middle', () => {
  it.each([
    ['a row that is torn', 'rows.csv', 'customer,town\nada,Oslo\nbob,Tur\ncar'],
    ['a quote that is never closed', 'rows.csv', 'customer,town\nada,Oslo\nbob,"Turku\n'],
    ['Ctrl-Z', 'rows.csv', 'customer,town\r\nada,Oslo\r\nbob,Turku\r\n\u001a'],
    ['Ctrl-Z in one column', 'rows.csv', 'customer\r\nada\r\n\u001a'],
    ['a list that is not closed', 'rows.json', '[{"customer":"ada"},{"customer":"bob"},'],
    ['half an object', 'rows.jsonl', '{"customer":"ada"}\n{"customer":"b'],
  ])('by %s are not sent, with a specific exit code, unless that is accepted', async (_, name, text) => {
    place().write(name, text);
    const ended = await place().tidings(`${run} -d ${name}`);
    expect(ended).toMatchObject({ code: 5, out: '', err: expect.stringContaining(`${name} is incomplete`) });
    expect(place().taken).toEqual([]);
    await place().tidings(`${run} -d ${name} --accept-damaged --leave-out-faulty`);
    expect(place().bodies()[0]?.ck).toBe('ada');
  });

  it('are distinguished from complete ones: no final line break, uneven rows, line breaks in quotes', async () => {
    place().write('rows.csv', 'customer,town\nada\nbob,"Tur\nku"\ncara,Oslo');
    expect(await place().tidings(`${run} -d rows.csv --leave-out-faulty`)).toMatchObject({ code: 0 });
    expect(place().taken).toHaveLength(3);
  });
});

describe('rows from standard input', () => {
  it('are read as those of a file', async () => {
    const ended = await place().program(`${run} -d -`, { input: 'customer,town\n000345,Łódź\n' });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(towns()).toEqual(['000345 Łódź']);
  });

  it('that are none end it, and nothing is left behind', async () => {
    expect(await place().program(`${run} -d -`, { input: '' })).toMatchObject({ code: 4 });
    expect(place().leftBehind()).toEqual([]);
  });
});

it.each([
  ['tsv', 'customer\ttown\nada\tOslo,x\n', 'Oslo,x'],
  ['semicolon', 'customer;town\nada;a,b\n', 'a,b'],
  ['pipe', 'customer|town\nada|a;b\n', 'a;b'],
  ['json', '[{"customer":"ada","town":"Oslo"}]', 'Oslo'],
  ['json-lines', '{"customer":"ada","town":"Oslo"}\n', 'Oslo'],
])('the format %s is read where it is named', async (format, input, town) => {
  expect(await place().tidings(`${run} -d - --format ${format}`, { input })).toMatchObject({ code: 0 });
  expect(towns()).toEqual([`ada ${town}`]);
});

it('the first row is data where it is said so', async () => {
  const ended = await place().tidings(`${run} -d - --no-header --map Column_1=@ck`, { input: 'ada,Oslo\nbob,Turku\n' });
  expect(ended.code).toBe(0);
  expect(
    place()
      .bodies()
      .map(({ ck }) => ck),
  ).toEqual(['ada', 'bob']);
});

describe('what could be read in two ways is said', () => {
  it('for a first row that may be data', async () => {
    place().write('rows.csv', 'ada,Leeds\nbob,Turku\n');
    const ended = await place().tidings(`${run} -d rows.csv --map ada=@ck --map Leeds=town`);
    expect(ended.err).toContain('If it is data, add --no-header');
    const said = await place().tidings(`${run} -d rows.csv --header --map ada=@ck --map Leeds=town`);
    expect(said.err).not.toContain('--no-header');
  });

  it('for letters, which can be named', async () => {
    place().write('rows.csv', Buffer.from('customer;town\r\na;\x8eilina\r\nb;\xa3\xf3d\x9f\r\n', 'latin1'));
    const ended = await place().tidings(`${run} -d rows.csv`);
    expect(ended).toMatchObject({ code: 0, err: expect.stringContaining('Read as windows-1250: Žilina, Łódź.') });
    expect(towns()).toEqual(['a Žilina', 'b Łódź']);
    const named = await place().tidings(`${run} -d rows.csv --encoding Windows-1252`);
    expect(named.err).not.toContain('--encoding');
    expect(towns().at(-1)).toBe('b £ódŸ');
  });
});

describe('what was not said is found and said as without it', () => {
  it('for letters that come late', async () => {
    const late = `ada,Oslo,${'x'.repeat(80_000)}\r\nbob,M\u00fcnchen,\r\n`;
    place().write('rows.csv', Buffer.from(`customer,town,note\r\n${late}`, 'latin1'));
    for (const said of ['--header', '--format csv']) {
      const ended = await place().tidings(`${run} -d rows.csv ${said}`);
      expect(ended.err).toContain('Read as windows-1252: München.');
      expect(towns().splice(-2)).toEqual(['ada Oslo', 'bob München']);
    }
  });

  it('for letters beside a header', async () => {
    place().write('rows.csv', Buffer.from('customer,town\r\nada,M\u00fcnchen\r\n', 'latin1'));
    const ended = await place().tidings(`${run} -d rows.csv --header`);
    expect(ended.err).toContain('Read as windows-1252: München.');
  });

  it.each(['--encoding utf-8', '--format csv'])('for the first row beside %s', async (said) => {
    place().write('rows.csv', 'ada,Leeds\nbob,Turku\n');
    const map = '--map ada=@ck --map Leeds=town';
    const { err } = await place().tidings(`${run} -d rows.csv ${map}`);
    expect(err).toContain('The first row is read as');
    expect((await place().tidings(`${run} -d rows.csv ${said} ${map}`)).err).toBe(err);
  });
});

it('reads UTF-16 that no mark and no Latin letter shows where its encoding is named', async () => {
  place().write('rows.csv', Buffer.from('customer,town\r\nк1,Санкт-Петербург Новосибирск\r\n', 'utf16le'));
  expect(await place().tidings(`${run} -d rows.csv`)).toMatchObject({ code: 3 });
  expect(await place().tidings(`${run} -d rows.csv --encoding utf-16le`)).toMatchObject({ code: 0 });
  expect(towns()).toEqual(['к1 Санкт-Петербург Новосибирск']);
});

it.each(['', ' --format json'])('takes no --no-header for JSON%s', async (format) => {
  const ended = await place().tidings(`${run} -d - --no-header${format}`, { input: '[{"customer":"ada"}]' });
  expect(ended).toMatchObject({ code: 2, err: expect.stringContaining('--no-header does not apply to JSON') });
});

it('a row that repeats the header is no row, and that is said', async () => {
  const rows = '\ufeffcustomer,town\r\nada,Oslo\r\n\ufeffcustomer,town\r\nbob,Turku,x\r\n';
  place().write('rows.csv', rows);
  const ended = await place().tidings(`${run} -d rows.csv`);
  expect(ended.err).toBe(
    [
      'rows.csv: Line 3 repeats the names of the columns, as when two files are joined, so it isn’t sent.',
      'rows.csv, row 2: Line 4 has 3 cells instead of 2. Skipped: “x”.',
      '',
    ].join('\n'),
  );
  expect(ended.out).toContain('Passed, 2 of 2');
  expect(ended.code).toBe(0);
  expect(towns()).toEqual(['ada Oslo', 'bob Turku']);
});

it('blanks around a column’s name are none of it', async () => {
  place().write('rows.csv', 'customer ,\u00a0 town\nada,Oslo\n');
  expect(await place().tidings(`${run} -d rows.csv --map customer=@ck`)).toMatchObject({ code: 0 });
  expect(towns()).toEqual(['ada Oslo']);
});

it('a column that is mapped goes before the one with the name of its variable', async () => {
  place().write('rows.csv', 'customer,email,town\nAda Lovelace,ada@x.com,Oslo\n');
  expect(await place().tidings(`${run} -d rows.csv --map email=customer`)).toMatchObject({ code: 0, err: '' });
  expect(towns()).toEqual(['ada@x.com Oslo']);
  const both = await place().tidings(`${run} -d rows.csv --map email=customer --map town=customer`);
  expect(both.code).toBe(4);
  expect(both.err).toContain('The columns email and town both go to the variable customer. Only one can be sent.\n');
});

it('a sheet of an Excel workbook is read, and another one where it is named', async () => {
  const row = (ck: string, town: string) =>
    `<row><c t="inlineStr"><is><t>${ck}</t></is></c><c t="inlineStr"><is><t>${town}</t></is></c></row>`;
  const head = row('customer', 'town');
  place().write(
    'rows.xlsx',
    makeWorkbook({ sheets: { One: head + row('ada', 'Oslo'), Two: head + row('bob', 'Turku') } }),
  );
  const ended = await place().tidings(`${run} -d rows.xlsx`);
  expect(ended).toMatchObject({ code: 0, err: expect.stringContaining('Read from the sheet “One”') });
  expect(await place().tidings(`${run} -d rows.xlsx --sheet Two`)).toMatchObject({ code: 0 });
  expect(towns()).toEqual(['ada Oslo', 'bob Turku']);
  expect(await place().tidings(`${run} -d rows.xlsx --sheet Three`)).toMatchObject({ code: 3 });
});

it('a workbook without a row of names is said to be one', async () => {
  const row = `<row><c t="inlineStr"><is><t>ada</t></is></c><c t="inlineStr"><is><t>Oslo</t></is></c></row>`;
  place().write('rows.xlsx', makeWorkbook({ sheets: { One: row } }));
  const ended = await place().tidings(`${run} -d rows.xlsx --no-header`);
  expect(ended.err).toContain('Read from the sheet “One”, without a row of names. Choose');
});

it('the header row and the dates of a workbook are as they are said', async () => {
  const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
  const rows = [`${text('Spring')}`, `${text('customer')}${text('town')}`, `${text('ada')}<c s="1"><v>45000</v></c>`];
  place().write(
    'rows.xlsx',
    makeWorkbook({ sheets: { One: rows.map((row) => `<row>${row}</row>`).join('') }, formats: ['dd.mm.yyyy'] }),
  );
  const said = await place().tidings(`${run} -d rows.xlsx --header-row 2 --dates iso`);
  expect(said).toMatchObject({ code: 0 });
  expect(await place().tidings(`${run} -d rows.xlsx --header-row 2`)).toMatchObject({ code: 0 });
  expect(towns()).toEqual(['ada 2023-03-15', 'ada 15.03.2023']);
  place().write('rows.csv', 'customer,town\nada,Oslo\n');
  const other = await place().tidings(`${run} -d rows.csv --dates iso`);
  expect(other).toMatchObject({ code: 2, err: expect.stringContaining('are for Excel workbooks') });
  const wrong = await place().tidings(`${run} -d rows.xlsx --header-row 0 --dates long`);
  expect(wrong.err).toContain('--header-row must be a number from 1');
  expect(wrong.err).toContain('--dates accepts shown or iso, not “long”.');
});
