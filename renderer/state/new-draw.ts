import type { Draw, Seed } from '#app/event/variables.ts';

/** A seed that was never used: it gives new random values. */
export function newSeed(): Seed {
  return { seed: crypto.randomUUID() };
}

/** New random values, and now as the time. */
export function newDraw(): Draw {
  return { ...newSeed(), at: new Date().toISOString() };
}
