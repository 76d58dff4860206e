import { ownValue } from '#app/own-value.ts';
import type { DataFormat } from '#app/runs/data-format.ts';

export const kindWords: Readonly<Record<DataFormat['kind'], string>> = {
  delimited: 'Delimited text (CSV, TSV)',
  json: 'JSON array',
  'json-lines': 'JSON Lines',
  sheet: 'Excel sheet',
};

export const encodingWords: Readonly<Record<DataFormat['encoding'], string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 with BOM',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252 (Western)',
  'windows-1250': 'Windows-1250 (Central European)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'windows-1255': 'Windows-1255 (Hebrew)',
  'windows-1256': 'Windows-1256 (Arabic)',
  'windows-1257': 'Windows-1257 (Baltic)',
  'windows-1258': 'Windows-1258 (Vietnamese)',
  'windows-874': 'Windows-874 (Thai)',
  'iso-8859-2': 'ISO 8859-2 (Central European)',
  'iso-8859-3': 'ISO 8859-3 (South European)',
  'iso-8859-4': 'ISO 8859-4 (Baltic)',
  'iso-8859-5': 'ISO 8859-5 (Cyrillic)',
  'iso-8859-6': 'ISO 8859-6 (Arabic)',
  'iso-8859-7': 'ISO 8859-7 (Greek)',
  'iso-8859-8': 'ISO 8859-8 (Hebrew)',
  'iso-8859-10': 'ISO 8859-10 (Nordic)',
  'iso-8859-13': 'ISO 8859-13 (Baltic)',
  'iso-8859-14': 'ISO 8859-14 (Celtic)',
  'iso-8859-15': 'ISO 8859-15 (Western)',
  'koi8-r': 'KOI8-R (Russian)',
  'koi8-u': 'KOI8-U (Ukrainian)',
  ibm866: 'IBM 866 (Cyrillic, DOS)',
  macintosh: 'Mac Roman (Western)',
  shift_jis: 'Shift_JIS (Japanese)',
  'euc-jp': 'EUC-JP (Japanese)',
  'iso-2022-jp': 'ISO-2022-JP (Japanese)',
  gb18030: 'GB18030 (Simplified Chinese)',
  big5: 'Big5 (Traditional Chinese)',
  'euc-kr': 'EUC-KR (Korean)',
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
      return format.list === undefined
        ? `JSON array, ${written}`
        : `JSON, the list “${format.list.join('.')}”, ${written}`;
    case 'json-lines':
      return `JSON Lines, ${written}`;
    case 'sheet': {
      const names = format.headerRow ? `column names in row ${format.headerRow}` : 'no column names';
      return `sheet “${format.sheet}”, ${names}, dates ${format.dates === 'iso' ? 'as 2026-01-31' : 'as shown'}`;
    }
    case 'delimited': {
      const { separator, quote, hasHeader } = format;
      const between = ownValue(betweenWords, separator) ?? `“${separator}”`;
      const around = quote === null ? 'no quotes' : quote === '"' ? 'double quotes' : 'single quotes';
      return `separated by ${between}, ${around}, ${hasHeader ? 'column names in the first row' : 'no column names'}, ${written}`;
    }
  }
}

const betweenWords: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

/** What the first row is read as, where that is a guess. */
export function formatHeader(format: DataFormat): string {
  if (format.kind === 'sheet')
    return format.headerRow
      ? `Row ${format.headerRow} is read as the names of the columns.`
      : 'No row is read as the names of the columns.';
  const hasHeader = format.kind !== 'delimited' || format.hasHeader;
  return `The first row is read as ${hasHeader ? 'the names of the columns' : 'data'}.`;
}
