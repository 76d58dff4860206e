import { ownValue } from '#app/own-value.ts';
import type { DataFormat } from '#app/runs/data-format.ts';

export const kindWords: Readonly<Record<DataFormat['kind'], string>> = {
  delimited: 'Delimited text (CSV, TSV)',
  json: 'JSON array',
  'json-lines': 'JSON Lines',
};

export const encodingWords: Readonly<Record<DataFormat['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 with BOM',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252 (Western)',
};

export const separatorWords: Readonly<Record<string, string>> = {
  ',': 'Comma ,',
  ';': 'Semicolon ;',
  '\t': 'Tab',
  '|': 'Bar |',
};

export const quoteWords: Readonly<Record<string, string>> = {
  '"': 'Double "',
  "'": "Single '",
  '': 'None',
};

/** How data is read, in a line: `separated by commas, double quotes, column names in the first row, UTF-8`. */
export function formatDataFormat(format: DataFormat): string {
  const written = encodingWords[format.encoding];
  switch (format.kind) {
    case 'json':
      return `JSON array, ${written}`;
    case 'json-lines':
      return `JSON Lines, ${written}`;
    case 'delimited': {
      const { separator, quote, hasHeader } = format;
      const between = ownValue(betweenWords, separator) ?? `“${separator}”`;
      const around = quote === null ? 'no quotes' : quote === '"' ? 'double quotes' : 'single quotes';
      return `separated by ${between}, ${around}, ${hasHeader ? 'column names in the first row' : 'no column names'}, ${written}`;
    }
  }
}

const betweenWords: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
