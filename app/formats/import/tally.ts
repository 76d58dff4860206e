import { formatCount } from '#app/quantity.ts';
import type { NotTaken } from './found.ts';

/** Counts what is left out, so that a thousand scripts are one line: `1,000 scripts`. */
export type Tally = {
  /** `noun` in the singular, its plural with an s. */
  add(noun: string, why: string, count?: number): void;
  lines(): readonly NotTaken[];
};

export function createTally(): Tally {
  const counts = new Map<string, { count: number; readonly why: string }>();
  return {
    add: (noun, why, count = 1) => {
      const entry = counts.get(noun) ?? { count: 0, why };
      entry.count += count;
      if (entry.count > 0) counts.set(noun, entry);
    },
    lines: () => Array.from(counts, ([noun, { count, why }]) => ({ what: formatCount(count, noun), why })),
  };
}
