import { createDelimitedReader } from '#app/formats/csv/delimited-reader.ts';
import { createJsonReader } from '#app/formats/json/json-reader.ts';
import type { DataFormat } from '#app/runs/data-format.ts';
import type { RowReader } from './row-reader.ts';

/** The reader for a format. With `knownColumns` it continues between two rows, where an earlier reader stopped. */
export function createRowReader(format: DataFormat, knownColumns?: readonly string[]): RowReader {
  switch (format.kind) {
    case 'delimited':
      return createDelimitedReader(format, knownColumns);
    case 'sheet':
      return createDelimitedReader({ ...sheetMarks, hasHeader: format.headerRow !== null }, knownColumns);
    case 'json':
    case 'json-lines':
      return createJsonReader(format, knownColumns);
  }
}

/** How the rows of a sheet are written once they are read. */
const sheetMarks = { separator: ',', quote: '"' } as const;
