import { hasBytes, readBytes, toText } from './packed-bytes.ts';

/** The times of a segment's exchanges. As a number, a time takes 8 bytes; as a text it takes 40. */
export type PackedTimes = {
  /** In milliseconds since 1970; NaN where there is no such row. */
  readonly timeAt: (row: number) => number;
  /** ISO 8601, as it was; empty where there is no such row. */
  readonly textAt: (row: number) => string;
  readonly written: () => WrittenTimes;
};

/** Times in a file. */
export type WrittenTimes = {
  /** The numbers of all rows, in Base64. */
  readonly packed: string;
  /** The texts of those that the number doesn't say all of. */
  readonly others: readonly (readonly [row: number, text: string])[];
};

export function packTimes(texts: readonly string[]): PackedTimes {
  const times = Float64Array.from(texts, (text) => Date.parse(text));
  /** Those that were written otherwise, without milliseconds for example. */
  const others = new Map<number, string>();
  for (const [row, text] of texts.entries()) if (textOf(times[row]) !== text) others.set(row, text);
  return timesOf(times, others);
}

/** Whether there are times of so many rows. */
export function areWholeTimes({ packed, others }: WrittenTimes, count: number): boolean {
  return hasBytes(packed, count * Float64Array.BYTES_PER_ELEMENT) && Array.isArray(others);
}

/** Reads the times of so many rows, if they are whole. */
export function readTimes({ packed, others }: WrittenTimes, count: number): PackedTimes {
  const { buffer, byteOffset } = readBytes(packed, count * Float64Array.BYTES_PER_ELEMENT);
  return timesOf(new Float64Array(buffer, byteOffset, count), new Map(others));
}

function timesOf(times: Float64Array, others: ReadonlyMap<number, string>): PackedTimes {
  const timeAt = (row: number) => times[row] ?? Number.NaN;
  return {
    timeAt,
    textAt: (row) => others.get(row) ?? textOf(timeAt(row)),
    written: () => ({ packed: toText(times), others: [...others] }),
  };
}

/** Empty where the number is no time. */
function textOf(time = Number.NaN): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
