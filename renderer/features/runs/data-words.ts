import { ownValue } from '#app/own-value.ts';
import type { DataFormat } from '#app/runs/data-format.ts';

export const kindWords: Readonly<Record<DataFormat['kind'], string>> = {
  delimited: 'Rows of cells',
  json: 'JSON, a list',
  'json-lines': 'JSON, one a line',
};

export const encodingWords: Readonly<Record<DataFormat['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 with a mark',
  'utf-16le': 'UTF-16, little end first',
  'utf-16be': 'UTF-16, big end first',
  'windows-1252': 'Windows 1252, Western',
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

/** How data is read, in a line: `cells between commas, double quotes, names in the first row, UTF-8`. */
export function formatDataFormat(format: DataFormat): string {
  const written = encodingWords[format.encoding];
  switch (format.kind) {
    case 'json':
      return `JSON, ${written}`;
    case 'json-lines':
      return `JSON, one object a line, ${written}`;
    case 'delimited': {
      const { separator, quote, hasHeader } = format;
      const between = ownValue(betweenWords, separator) ?? `“${separator}”`;
      const around = quote === null ? 'no quotes' : quote === '"' ? 'double quotes' : 'single quotes';
      return `cells between ${between}, ${around}, ${hasHeader ? 'names in the first row' : 'no names of columns'}, ${written}`;
    }
  }
}

const betweenWords: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };
