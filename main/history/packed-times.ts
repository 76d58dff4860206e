/** The times of a segment's exchanges. As a number, a time takes 8 bytes; as a text it takes 40. */
export type PackedTimes = {
  /** In milliseconds since 1970; NaN where there is no such row. */
  readonly timeAt: (row: number) => number;
  /** ISO 8601, as it was; empty where there is no such row. */
  readonly textAt: (row: number) => string;
};

export function packTimes(texts: readonly string[]): PackedTimes {
  const times = Float64Array.from(texts, (text) => Date.parse(text));
  /** Those that were written otherwise, without milliseconds for example. */
  const others = new Map<number, string>();
  for (const [row, text] of texts.entries()) if (textOf(times[row]) !== text) others.set(row, text);
  const timeAt = (row: number) => times[row] ?? Number.NaN;
  return { timeAt, textAt: (row) => others.get(row) ?? textOf(timeAt(row)) };
}

function textOf(time = Number.NaN): string {
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
