import { randomInt } from 'node:crypto';
import { onTestFailed } from 'vitest';

/** What random values of a test are drawn from: TIDINGS_FUZZ_SEED, else another seed each time. A test that fails names it. */
export function fuzzSeed(): number {
  const seed = Number(process.env['TIDINGS_FUZZ_SEED'] ?? randomInt(2 ** 31 - 1));
  if (!Number.isInteger(seed)) throw new Error('TIDINGS_FUZZ_SEED has to be a whole number.');
  onTestFailed(() => console.error(`The same again: TIDINGS_FUZZ_SEED=${seed}`));
  return seed;
}
