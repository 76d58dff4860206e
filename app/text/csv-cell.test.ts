import { expect, it } from 'vitest';
import { escapeFormula, formatCell } from './csv-cell.ts';

it.each(['=1', '+1', '-1', '@a', '\t=1', '\r=1'])('%j is no formula once it is escaped', (text) => {
  expect(escapeFormula(text)).toBe(`'${text}`);
  expect(escapeFormula(`a${text}`)).toBe(`a${text}`);
});

it('quotes a cell only where it must', () => {
  expect(['a', 'a,b', 'a"b', 'a\nb'].map((cell) => formatCell(cell))).toEqual(['a', '"a,b"', '"a""b"', '"a\nb"']);
});
