import { createDelimitedReader } from '#app/formats/csv/delimited-reader.ts';
import { createJsonReader } from '#app/formats/json/json-reader.ts';
import type { DataFormat } from '#app/runs/data-format.ts';
import type { RowReader } from './row-reader.ts';

/** The reader for a format. With `knownColumns` it continues between two rows, where an earlier reader stopped. */
export function createRowReader(format: DataFormat, knownColumns?: readonly string[]): RowReader {
  return format.kind === 'delimited'
    ? createDelimitedReader(format, knownColumns)
    : createJsonReader(format, knownColumns);
}
