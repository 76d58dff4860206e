import type { LogCondition } from './replay-log.ts';

const counted = 'Events without a result count as unknown and aren’t sent again.';

/** What to say of a run whose results were found so. */
export const conditionWords: Readonly<Record<Exclude<LogCondition, 'whole'>, string>> = {
  missing: `The results of this run are missing. ${counted}`,
  short: `Some results of this run are missing. ${counted}`,
  damaged: `Some results of this run can’t be read, because their file is damaged. ${counted}`,
  repaired: `Some results of this run couldn’t be read, because their file was damaged. ${counted}`,
  newer: `The results of this run were written by a newer version of Tidings. ${counted} Update Tidings to see them.`,
  'not-readable-now': `The results of this run can’t be read now. Another program may be using them. ${counted} Try again later.`,
};
