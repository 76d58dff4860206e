/** The times of a segment's exchanges. As a number, a time takes 8 bytes; as a text it takes 40. */
export type PackedTimes = {
  /** In milliseconds since 1970; NaN where there is no such row. */
  readonly timeAt: (row: number) => number;
  /** ISO 8601, as it was; empty where there is no such row. */
  readonly textAt: (row: number) => string;
  readonly written: () => WrittenTimes;
};

/** Times in a file: in milliseconds since 1970, or the text where that doesn't say all. */
export type WrittenTimes = readonly (number | string)[];

export function packTimes(texts: readonly string[]): PackedTimes {
  return readTimes(
    texts.map((text) => {
      const time = Date.parse(text);
      // Some are written otherwise, without milliseconds for example.
      return textOf(time) === text && text !== '' ? time : text;
    }),
  );
}

export function readTimes(written: WrittenTimes): PackedTimes {
  const times = Float64Array.from(written, (time) => (typeof time === 'number' ? time : Date.parse(time)));
  const others = new Map<number, string>();
  for (const [row, time] of written.entries()) if (typeof time === 'string') others.set(row, time);
  const timeAt = (row: number) => times[row] ?? Number.NaN;
  return {
    timeAt,
    textAt: (row) => others.get(row) ?? textOf(timeAt(row)),
    written: () => Array.from(times, (time, row) => others.get(row) ?? time),
  };
}

/** Empty where there is no such time. */
function textOf(time: number): string {
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
