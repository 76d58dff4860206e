import { describe, expect, it } from 'vitest';
import { longestRow } from '#app/formats/data/row-reader.ts';
import { createDelimitedReader, type DelimitedShape } from './delimited-reader.ts';

const commas: DelimitedShape = { separator: ',', quote: '"', hasHeader: true };

/** All that a text gives, pushed in pieces of a size. */
function read(text: string, change: Partial<DelimitedShape> = {}, size = text.length || 1) {
  const reader = createDelimitedReader({ ...commas, ...change });
  const readings = [];
  for (let at = 0; at < text.length; at += size) readings.push(reader.push(text.slice(at, at + size)));
  readings.push(reader.end());
  const rows = readings.flatMap((reading) => reading.rows);
  return { columns: reader.columns(), rows, problems: readings.flatMap((reading) => reading.problems) };
}

describe('strings stay strings', () => {
  it.each([
    '000345',
    '+421905123456',
    '12345678901234567890',
    '1e3',
    ' both ',
    '\u00a0',
    'TRUE',
    '1,50',
    '03/04/2026',
    '=1+1',
  ])('keeps %j as it is', (text) => {
    expect(read(`a;b\n${text};x`, { separator: ';' }).rows).toEqual([[text, 'x']]);
  });
});

describe('quotes', () => {
  it('hold separators, doubled quotes and line breaks of every kind', () => {
    const { rows, problems } = read('a,b\r\n"x, ""y""","one\r\ntwo\nthree\rfour"\r\n');
    expect(rows).toEqual([['x, "y"', 'one\r\ntwo\nthree\rfour']]);
    expect(problems).toEqual([]);
  });

  it('are letters within a cell that does not begin with one, and where none are meant', () => {
    expect(read('a,b\n5" pipe, "x"').rows).toEqual([['5" pipe', 'x']]);
    expect(read('a\tb\n"x\t"y"', { separator: '\t', quote: null }).rows).toEqual([['"x', '"y"']]);
  });

  it('may be single', () => {
    expect(read("a,b\n'it''s, so',\"x\"", { quote: "'" }).rows).toEqual([["it's, so", '"x"']]);
  });

  it('keep what follows a closing one, and report it', () => {
    expect(read('a,b\n"x"y,1')).toMatchObject({
      rows: [['xy', '1']],
      problems: [{ row: 1, says: 'There is text after a closing quote on line 2. It’s kept in the cell.' }],
    });
  });

  it('are reported with their line when they are never closed', () => {
    const { rows, problems } = read('a,b\n1,2\n3,"4\n5,6\n');
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4\n5,6\n'],
    ]);
    expect(problems).toEqual([
      { row: 2, says: 'The quote that starts on line 3 is never closed. Everything after it is in one cell.' },
    ]);
  });

  it('are reported without a row when they are not even closed in the header', () => {
    expect(read('"a,b\n1,2').problems).toEqual([
      { row: null, says: 'The quote that starts on line 1 is never closed. Everything after it is in one cell.' },
    ]);
  });

  it('that are never closed end the reading before memory does', () => {
    const reader = createDelimitedReader(commas);
    reader.push('a,b\n1,2\n3,"4');
    const piece = 'x'.repeat(longestRow / 4);
    const readings = Array.from({ length: 6 }, () => reader.push(piece));
    expect(reader.hasStopped()).toBe(true);
    expect(readings.flatMap(({ problems }) => problems)).toEqual([
      {
        row: 2,
        says: 'The quote that starts on line 3 is never closed. Reading stopped after 4 million characters. Close the quote, or read without quotes.',
      },
    ]);
    expect(reader.end().rows).toEqual([]);
  });
});

describe('line ends', () => {
  it('may be mixed, and the last row needs none', () => {
    expect(read('a\r\n1\n2\r3\r\n4').rows).toEqual([['1'], ['2'], ['3'], ['4']]);
  });

  it.each([1, 2, 3, 7])('are found in pieces of %i characters', (size) => {
    const text = 'a,b\r\n1,"x\r\ny"\r\n\r\n"""2""",\r3,4';
    expect(read(text, {}, size)).toEqual(read(text));
  });

  it('leave out blank lines: silently at the end, reported in between', () => {
    expect(read('a,b\n1,2\n\n\n3,4\n\n\n')).toMatchObject({
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      problems: [{ row: null, says: 'Lines 3 to 4 are blank and were skipped.' }],
    });
  });
});

describe('lines of empty cells', () => {
  it.each([1, 2, 5, 100])('are blank, as in a workbook, also in pieces of %i characters', (size) => {
    expect(read('a,b,c\n1,2,3\n,\n,,\n\n4,,\n,,\n,', {}, size)).toEqual({
      columns: ['a', 'b', 'c'],
      rows: [
        ['1', '2', '3'],
        ['4', '', ''],
      ],
      problems: [{ row: null, says: 'Lines 3 to 5 are blank and were skipped.' }],
    });
  });

  it('are rows in a single column, and the header where they are the first', () => {
    expect(read('a\n""\n1').rows).toEqual([[''], ['1']]);
    expect(read(',\n1,2')).toMatchObject({ columns: ['Column 1', 'Column 2'], rows: [['1', '2']] });
    expect(read(',\n1,2\n,', { hasHeader: false }).rows).toEqual([['1', '2']]);
  });

  it('do not make a file look cut off', () => {
    const reader = createDelimitedReader(commas);
    reader.push('a,b,c\n1,2,3\n,');
    reader.end();
    expect(reader.isTorn()).toBe(false);
  });
});

describe('ragged rows', () => {
  it('get empty cells where some are missing, and report extra ones', () => {
    expect(read('a,b,c\n1,2\n"x\ny",2,3\n1,2,3,4,5')).toMatchObject({
      rows: [
        ['1', '2', ''],
        ['x\ny', '2', '3'],
        ['1', '2', '3'],
      ],
      problems: [
        { row: 1, says: 'Line 2 has 2 cells instead of 3. The missing cells are empty.' },
        { row: 3, says: 'Line 5 has 5 cells instead of 3. Skipped: “4 | 5”.' },
      ],
    });
  });
});

describe('the header', () => {
  it('gives each name once, and a name to each column', () => {
    const { columns, problems } = read('ck,name,name,,name (2),name\n');
    expect(columns).toEqual(['ck', 'name', 'name (3)', 'Column 4', 'name (2)', 'name (4)']);
    expect(problems).toEqual([
      { row: null, says: 'The name “name” is used twice. Column 3 is called “name (3)”.' },
      { row: null, says: 'Column 4 has no name. It’s called “Column 4”.' },
      { row: null, says: 'The name “name” is used twice. Column 6 is called “name (4)”.' },
    ]);
  });

  it('may be missing: columns are numbered then, as many as the first row has', () => {
    expect(read('1,2\n3,4', { hasHeader: false })).toEqual({
      columns: ['Column 1', 'Column 2'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      problems: [],
    });
  });

  it('does not end the reader on nothing at all', () => {
    expect(read('')).toEqual({ columns: [], rows: [], problems: [] });
    expect(read('a,b')).toEqual({ columns: ['a', 'b'], rows: [], problems: [] });
  });
});

it('continues between two rows with the columns it is given', () => {
  const first = createDelimitedReader(commas);
  first.push('a,b\n1,2\n');
  expect(first.isBetweenRows()).toBe(true);
  const second = createDelimitedReader(commas, first.columns());
  expect(second.push('3,4\n5').rows).toEqual([['3', '4']]);
  expect(second.isBetweenRows()).toBe(false);
  expect(second.end().rows).toEqual([['5', '']]);
});

describe('what people’s files have', () => {
  it('takes spaces around quotes for no part of the cell, and says so once', () => {
    const text = 'email, city, note\nada@example.com, "Leeds, West", "hot lead"\nbob@example.com, "Turku" ,  cold\n';
    for (const size of [1, 2, 7, 100]) {
      const reader = createDelimitedReader({ separator: ',', quote: '"', hasHeader: true });
      const readings = [];
      for (let at = 0; at < text.length; at += size) readings.push(reader.push(text.slice(at, at + size)));
      readings.push(reader.end());
      expect(readings.flatMap(({ rows }) => rows)).toEqual([
        ['ada@example.com', 'Leeds, West', 'hot lead'],
        ['bob@example.com', 'Turku', '  cold'],
      ]);
      expect(reader.columns()).toEqual(['email', 'city', 'note']);
      expect(readings.flatMap(({ problems }) => problems.map(({ says }) => says))).toEqual([
        'Spaces around the names of columns were removed: “ city”, “ note”.',
        'There are spaces around quotes. They aren’t part of the cells.',
      ]);
    }
  });

  it('names a row that repeats the header, without the mark of a joined file', () => {
    const reading = read('email,city\r\nada@example.com,Leeds\r\n\ufeffemail,city\r\n\ufeffbob@example.com,Turku\r\n');
    expect(reading.rows).toEqual([
      ['ada@example.com', 'Leeds'],
      ['email', 'city'],
      ['bob@example.com', 'Turku'],
    ]);
    expect(reading.problems).toEqual([
      { row: 2, says: expect.stringContaining('Line 3 repeats the names of the columns'), isHeader: true },
      { row: 3, says: expect.stringContaining('Line 4 begins with a byte order mark') },
    ]);
  });

  it('takes a line that names the separator for no row', () => {
    const reading = read('sep=;\r\nemail;city\r\nada@example.com;Leeds\r\n', { separator: ';' });
    expect(reading.rows).toEqual([['ada@example.com', 'Leeds']]);
    expect(reading.problems).toEqual([{ row: null, says: expect.stringContaining('Line 1 names the separator') }]);
  });

  it('keeps blanks of every kind in cells, and reads a column that every object has', () => {
    expect(read('email,city\n\u3000ada@example.com\u3000,\u00a0 Leeds\u00a0\n').rows).toEqual([
      ['\u3000ada@example.com\u3000', '\u00a0 Leeds\u00a0'],
    ]);
    const reader = createDelimitedReader({ separator: ',', quote: '"', hasHeader: true });
    reader.push('__proto__,toString,constructor,__proto__\nX,Y,Z,A\n');
    expect(reader.columns()).toEqual(['__proto__', 'toString', 'constructor', '__proto__ (2)']);
  });
});
