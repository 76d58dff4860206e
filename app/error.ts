/** What a crash leaves, in words for people, wherever it happens: in a part of the window, in all of it, or around it. */
export const keptThroughCrash = 'Your open events are safe. What you sent is in the history.';

/**
 * The parts of an error that may be kept: its class and the places in our code, at most five. Never its message, which may hold what a
 * person typed, nor a folder, which may hold a name.
 */
export type ErrorSummary = {
  readonly name: string;
  /** File, line and column, the innermost first. */
  readonly at: readonly string[];
};

/** What may be kept of something that was thrown. */
export function describeError(thrown: unknown): ErrorSummary {
  if (!(thrown instanceof Error)) return { name: typeof thrown, at: [] };
  const isClass = /^([A-Z][A-Za-z]{0,40})?(Error|Exception)$/.test(thrown.name);
  return { name: isClass ? thrown.name : 'Error', at: placesIn(thrown) };
}

/** An error on one line. */
export function formatError({ name, at }: ErrorSummary): string {
  return at.length === 0 ? name : `${name} at ${at.join(', ')}`;
}

/** The places of a stack, without the message above it: a message may look like a place. */
function placesIn({ stack = '', message }: Error): readonly string[] {
  const end = stack.indexOf(message);
  // If the message was changed later, its end can't be found.
  if (end < 0) return [];
  return (
    stack
      .slice(end + message.length)
      .split('\n')
      .filter((line) => /^\s*at /.test(line))
      // A place is at the end of its line, however long that is.
      .flatMap((line) => /[\w.-]{1,80}\.[cm]?[jt]sx?:\d{1,9}:\d{1,9}(?=\)?$)/.exec(line.slice(-120))?.[0] ?? [])
      .slice(0, 5)
  );
}
