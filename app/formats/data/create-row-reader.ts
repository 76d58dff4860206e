import { createDelimitedReader } from '#app/formats/csv/delimited-reader.ts';
import { createJsonReader } from '#app/formats/json/json-reader.ts';
import type { DataFormat } from '#app/runs/data-format.ts';
import type { RowReader } from './row-reader.ts';

type ReaderOptions = {
  /** With these it continues between two rows, where an earlier reader stopped. */
  readonly knownColumns?: readonly string[] | undefined;
  /** See `DelimitedShape`. */
  readonly rowNumbers?: readonly number[] | undefined;
};

/** The reader for a format. */
export function createRowReader(format: DataFormat, { knownColumns, rowNumbers }: ReaderOptions = {}): RowReader {
  switch (format.kind) {
    case 'delimited':
      return createDelimitedReader({ ...format, rowNumbers }, knownColumns);
    case 'sheet':
      return createDelimitedReader({ ...sheetMarks, hasHeader: format.headerRow !== null }, knownColumns);
    case 'json':
    case 'json-lines':
      return createJsonReader(format, knownColumns);
  }
}

/** How the rows of a sheet are written once they are read. */
const sheetMarks = { separator: ',', quote: '"' } as const;
