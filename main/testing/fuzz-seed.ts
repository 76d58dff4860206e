import { randomInt } from 'node:crypto';
import { onTestFailed } from 'vitest';

/** What random values of a test are drawn from: TIDINGS_FUZZ_SEED, else another seed each time. A test that fails names it. */
export function fuzzSeed(): number {
  const seed = Number(process.env['TIDINGS_FUZZ_SEED'] ?? randomInt(2 ** 31 - 1));
  if (!Number.isInteger(seed)) throw new Error('TIDINGS_FUZZ_SEED has to be a whole number.');
  onTestFailed(() => console.error(`The same again: TIDINGS_FUZZ_SEED=${seed}`));
  return seed;
}

/** How many random inputs a test tries: TIDINGS_FUZZ_COUNT, else as many as are quick. `npm run fuzz` tries 10,000. */
export function fuzzCount(): number {
  return Number(process.env['TIDINGS_FUZZ_COUNT'] ?? 150);
}

/** How many random calls a test makes: 500, and twice as many as `npm run fuzz` tries of each kind. */
export function fuzzCalls(): number {
  const count = process.env['TIDINGS_FUZZ_COUNT'];
  return count === undefined ? 500 : 2 * Number(count);
}
