/** A failure with a message for the user: one sentence on what happened, what it means and what to do. */
export class Failure extends Error {}

/**
 * The message to show for an error.
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
 * Runs a program's main function. An error is shown as one sentence, with exit code 1.
 * @param {() => Promise<number | void>} main resolves to the exit code, or to nothing for 0
 */
export async function runProgram(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (thrown) {
    reportFailure(thrown);
    process.exitCode = 1;
  }
}
