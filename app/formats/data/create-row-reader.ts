import type { DataFormat } from './data-format.ts';
import { createDelimitedReader } from './delimited-reader.ts';
import { createJsonReader } from './json-reader.ts';
import type { RowReader } from './row-reader.ts';

/** The reader for a format. With `knownColumns` it goes on between two rows, where an earlier one was. */
export function createRowReader(format: DataFormat, knownColumns?: readonly string[]): RowReader {
  return format.kind === 'delimited'
    ? createDelimitedReader(format, knownColumns)
    : createJsonReader(format.kind, knownColumns);
}
