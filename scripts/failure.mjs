/** A failure that is explained to the person: its message is one sentence with what happened, what it means and what to do. */
export class Failure extends Error {}

/**
 * The sentence to show for anything that was thrown.
 * @param {unknown} thrown
 */
export function toSentence(thrown) {
  if (thrown instanceof Failure) return thrown.message;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return `Something went wrong that was not foreseen (${message}), so this stops here; run it again, and with TIDINGS_TRACE=1 to see where it happens.`;
}

/**
 * Prints the sentence, without a stack trace unless TIDINGS_TRACE asks for it.
 * @param {unknown} thrown
 */
export function reportFailure(thrown) {
  const { TIDINGS_TRACE } = process.env;
  console.error(toSentence(thrown));
  if (TIDINGS_TRACE && thrown instanceof Error) console.error(thrown.stack);
}

/**
 * Runs a program's main function; what it throws becomes one sentence and exit code 1.
 * @param {() => Promise<number | void>} main resolves to the exit code, 0 if to nothing
 */
export async function runProgram(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (thrown) {
    reportFailure(thrown);
    process.exitCode = 1;
  }
}
