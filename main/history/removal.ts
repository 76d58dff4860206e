import { formatCount } from '#app/quantity.ts';

/** The result of changing saved exchanges. */
export type Removal = {
  readonly removed: number;
  /** How many couldn't be changed. */
  readonly leftOut: number;
  /** Why, in words; null when all were. */
  readonly problem: string | null;
};

export const noRemoval: Removal = { removed: 0, leftOut: 0, problem: null };

/** The sum of two changes, with the first reason. */
export function addRemovals(one: Removal, other: Removal): Removal {
  return {
    removed: one.removed + other.removed,
    leftOut: one.leftOut + other.leftOut,
    problem: one.problem ?? other.problem,
  };
}

/** Formats how many couldn't be changed, and why; null when all were. */
export function formatLeftOut({ leftOut, problem }: Removal): string | null {
  if (problem === null || leftOut === 0) return problem;
  return `${formatCount(leftOut, 'event')} couldn’t be changed. ${problem}`;
}
