import { describeWriteError } from '#main/storage/write-with-retry.ts';

export type ErasureReport = {
  /** Does one step. When it throws, adds the problem and returns the fallback, so that the other steps still run. */
  readonly attempt: <T>(what: string, step: () => Promise<T>, fallback: T) => Promise<T>;
  /** The same for a step that returns its problem in words; null means success. */
  readonly run: (what: string, step: () => Promise<string | null>) => Promise<void>;
  readonly add: (...problems: readonly string[]) => void;
  /** What couldn't be erased, each said once. */
  readonly problems: () => readonly string[];
};

/** Collects what couldn't be erased. @param signal aborted when the person stops the erasure */
export function createErasureReport(signal: AbortSignal | null): ErasureReport {
  const problems: string[] = [];

  async function attempt<T>(what: string, step: () => Promise<T>, fallback: T): Promise<T> {
    try {
      return await step();
    } catch (error) {
      const isStopped = signal?.aborted === true;
      problems.push(
        isStopped ? `You stopped it. ${what} may still contain the customer.` : `${what}: ${describeWriteError(error)}`,
      );
      return fallback;
    }
  }

  return {
    attempt,
    run: async (what, step) => {
      const problem = await attempt(what, step, null);
      if (problem !== null) problems.push(`${what}: ${problem}`);
    },
    add: (...more) => void problems.push(...more),
    problems: () => [...new Set(problems)],
  };
}
