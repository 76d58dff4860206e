import { z } from 'zod';

/**
 * The gaps between events as their source recorded them, so many times as fast. A gap is at least and at most so long, in
 * milliseconds; null for as long as it was.
 */
export const recordedGapsSchema = z.object({
  speed: z.number().min(1).max(100),
  leastMs: z.number().int().min(0).max(3_600_000),
  mostMs: z.number().int().min(0).max(86_400_000).nullable(),
});

export type RecordedGaps = Readonly<z.infer<typeof recordedGapsSchema>>;

/** How a run goes through its items. */
export const paceSchema = z.object({
  /** How many may be under way at once. */
  inFlight: z.number().int().min(1).max(64),
  /** At most so many begin within a second; null for as many as go. */
  perSecond: z.number().min(0.01).max(10_000).nullable(),
  /** The wait between the end of one and the beginning of the next, in milliseconds, and by how much it varies either way. */
  pauseMs: z.number().int().min(0).max(3_600_000),
  jitterMs: z.number().int().min(0).max(3_600_000),
  /** How often the whole data is gone through. */
  iterations: z.number().int().min(1).max(100_000),
  /** The first item that fails ends the run; what is left is skipped. */
  stopOnFailure: z.boolean(),
  /** The deadline of each item; null for the environment's. */
  timeoutMs: z.number().int().min(100).max(600_000).nullable(),
  /** Each customer's events are sent one after the other, with the tid of the one before. */
  continueTid: z.boolean(),
  /** In the place of rate and pause: as it was recorded. Null for the others, and in a run of an older Tidings. */
  recorded: recordedGapsSchema.nullable().default(null),
});

export type Pace = Readonly<z.infer<typeof paceSchema>>;

export const usualPace: Pace = {
  inFlight: 1,
  perSecond: null,
  pauseMs: 0,
  jitterMs: 0,
  iterations: 1,
  stopOnFailure: false,
  timeoutMs: null,
  continueTid: true,
  recorded: null,
};

/** Exactly as it was. */
export const usualGaps: RecordedGaps = { speed: 1, leastMs: 0, mostMs: null };

/** How many are under way at most as recorded: an answer that is late must not hold back other customers. */
const recordedInFlight = 8;

/** The pace as it was recorded. */
export function asRecorded(pace: Pace): Pace {
  return { ...pace, recorded: usualGaps, inFlight: Math.max(pace.inFlight, recordedInFlight) };
}

/**
 * The pace without what was recorded.
 * @param inFlightBefore how many were in flight before it was as recorded; null where that isn't known
 */
export function asSet(pace: Pace, inFlightBefore: number | null): Pace {
  const set = inFlightBefore ?? usualPace.inFlight;
  const isRaised = pace.inFlight === Math.max(set, recordedInFlight);
  return { ...pace, recorded: null, inFlight: isRaised ? set : pace.inFlight };
}
