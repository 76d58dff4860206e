import { formatCount } from '#app/quantity.ts';

/** What a change of kept exchanges came to. */
export type Removal = {
  readonly removed: number;
  /** How many were meant and could not be changed. */
  readonly leftOut: number;
  /** Why, in words; null when all were. */
  readonly fault: string | null;
};

export const noRemoval: Removal = { removed: 0, leftOut: 0, fault: null };

/** What two changes came to together; the first reason counts. */
export function addRemovals(one: Removal, other: Removal): Removal {
  return {
    removed: one.removed + other.removed,
    leftOut: one.leftOut + other.leftOut,
    fault: one.fault ?? other.fault,
  };
}

/** How many could not be changed, and why, in words; null when all were. */
export function sayLeftOut({ leftOut, fault }: Removal): string | null {
  if (fault === null || leftOut === 0) return fault;
  return `${formatCount(leftOut, 'event')} couldn’t be changed. ${fault}`;
}
