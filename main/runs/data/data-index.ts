/** A position between two rows: how many rows are before it, and its byte. */
export type RowMark = { readonly row: number; readonly byte: number };

/** Keeps where in a file rows begin, one place per piece that was read, so that a page is found without all before it. */
export function createDataIndex() {
  const marks: RowMark[] = [];
  return {
    note: (mark: RowMark): void => {
      marks.push(mark);
    },
    /** The last place at or before a row, counted from 0; null for the beginning of the file. */
    find: (row: number): RowMark | null => marks.findLast((mark) => mark.row <= row) ?? null,
  };
}

export type DataIndex = ReturnType<typeof createDataIndex>;
