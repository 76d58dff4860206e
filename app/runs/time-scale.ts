const secondMs = 1_000;
const minuteMs = 60_000;

export type TimeMark = { readonly atMs: number; readonly label: string };

/** The scale below a picture of a run: times since its start, no more than so many steps, each a round number of seconds or minutes. */
export function timesUpTo(endMs: number, mostSteps: number): readonly TimeMark[] {
  const step = timeSteps().find((one) => endMs / one <= Math.max(1, mostSteps)) ?? endMs;
  return Array.from({ length: Math.floor(endMs / step) + 1 }, (_, place) => {
    const atMs = place * step;
    return { atMs, label: step >= minuteMs ? `${atMs / minuteMs} min` : `${Number((atMs / secondMs).toFixed(3))} s` };
  });
}

/** 1, 2 and 5 times each power of ten of a second up to 20 s, and whole minutes then. */
function timeSteps(): readonly number[] {
  const digits = (unit: number) => [1, 2, 5].map((digit) => digit * unit);
  const seconds = [1, 10, 100, secondMs, 10 * secondMs].flatMap(digits).filter((step) => step <= 20 * secondMs);
  return [...seconds, ...[1, 10, 100, 1_000].flatMap((power) => digits(power * minuteMs))];
}
