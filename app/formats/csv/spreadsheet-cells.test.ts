import { describe, expect, it } from 'vitest';
import { escapeFormula, formatCell } from '#app/text/csv-cell.ts';
import { createDelimitedReader } from './delimited-reader.ts';
import { spreadsheetMarkWords } from './spreadsheet-cells.ts';

/** The first cells of some rows, and what a person is told. */
function read(...cells: readonly string[]) {
  const reader = createDelimitedReader({ separator: ',', quote: '"', hasHeader: true });
  const first = reader.push(`customerKey,city\n${cells.map((cell) => `${cell},Turku\n`).join('')}`);
  const last = reader.end();
  return {
    cells: [...first.rows, ...last.rows].map((row) => row[0]),
    told: [...first.problems, ...last.problems].map(({ says }) => says),
  };
}

describe('a cell that is written for a spreadsheet is read as its value, and that is told once:', () => {
  it('as our own exports write it', () => {
    const values = ['+491701234567', '=1+1', '-1', '@ada', '\tx', '="a"'];
    const { cells, told } = read(...values.map((value) => formatCell(escapeFormula(value))));
    expect(cells).toEqual(values);
    expect(told).toEqual([spreadsheetMarkWords]);
  });

  it.each([
    ['="000345"', '000345'],
    ['=""', ''],
    ['"=""000345"""', '000345'],
    ['"=""a """"b"""" c"""', 'a "b" c'],
  ])('%s', (written, value) => {
    expect(read(written, written)).toEqual({ cells: [value, value], told: [spreadsheetMarkWords] });
  });
});

it.each(["'s-Hertogenbosch", "'", '=', '=A1', '"=""a""&""b"""', "O'Neil"])('%s stays as it is', (written) => {
  const { cells, told } = read(written);
  expect(cells).toEqual([written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written]);
  expect(told).toEqual([]);
});
