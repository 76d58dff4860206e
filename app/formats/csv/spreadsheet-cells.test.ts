import { describe, expect, it } from 'vitest';
import { escapeFormula, formatCell } from '#app/text/csv-cell.ts';
import { createDelimitedReader } from './delimited-reader.ts';
import { spreadsheetMarkWords } from './spreadsheet-cells.ts';

/** The first cells of some rows, and what a person is told. */
function read(...cells: readonly string[]) {
  const reader = createDelimitedReader({ separator: ',', quote: '"', hasHeader: true });
  const first = reader.push(`customerKey,city\n${cells.map((cell) => `${formatCell(cell)},Turku\n`).join('')}`);
  const last = reader.end();
  return {
    cells: [...first.rows, ...last.rows].map((row) => row[0]),
    told: [...first.problems, ...last.problems].map(({ says }) => says),
  };
}

describe('a cell that is written for a spreadsheet stays as it is, and that is told once:', () => {
  it('as our own exports can write it', () => {
    const values = ['+491701234567', '=1+1', '-1', '@ada', '\tx', '="a"'].map(escapeFormula);
    expect(read(...values)).toEqual({ cells: values, told: [spreadsheetMarkWords] });
  });

  it.each(['="000345"', '=""', '="a ""b"" c"'])('%s', (cell) => {
    expect(read(cell, cell)).toEqual({ cells: [cell, cell], told: [spreadsheetMarkWords] });
  });
});

it.each(["'s-Hertogenbosch", "'", '=', '=A1', '="a"&"b"', "O'Neil"])('%s needs no word', (cell) => {
  expect(read(cell)).toEqual({ cells: [cell], told: [] });
});
