/** Something about a data file that a person should know. `row` counts data rows from 1; null is the file as a whole. */
export type DataProblem = {
  readonly row: number | null;
  readonly says: string;
  /** The row repeats the header, as where two files were joined: it is not sent unless the person selects it. */
  readonly isHeader?: boolean;
};

/** What a piece of text contained: whole rows, each with one cell for each column, and what is odd about them. */
export type Reading = { readonly rows: readonly (readonly string[])[]; readonly problems: readonly DataProblem[] };

/** Reads rows out of a text that comes in pieces; what it keeps between two pieces is one unfinished row. */
export type RowReader = {
  readonly push: (text: string) => Reading;
  /** Says that the text is over: the last row may have no line end. */
  readonly end: () => Reading;
  /** The columns found until now. JSON may add more with each row. */
  readonly columns: () => readonly string[];
  /** True where a second reader could continue with the columns of this one: the header was read, and no row has begun. */
  readonly isBetweenRows: () => boolean;
  /** True once `end` found that the text ends in the middle: of a row, of quotes, of a letter. */
  readonly isTorn: () => boolean;
  /** True once the rest makes no sense as rows: more text adds nothing. */
  readonly hasStopped: () => boolean;
};

/** The longest row that is read, in characters. A longer one is a quote or a bracket that was never closed. */
export const longestRow = 4_000_000;

/** The most names that the objects of a JSON file may have together. More are no columns but ids. */
export const mostColumns = 2_000;

export const noReading: Reading = { rows: [], problems: [] };
