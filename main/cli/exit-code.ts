/** What the command line ends with. They are a promise: pipelines decide by them. */
export const exitCode = {
  /** Every event was answered, and every expectation was met. */
  fine: 0,
  /** Some events failed, have an unknown result, were left out, or didn't meet an expectation. */
  notFine: 1,
  /** The command itself was wrong. Nothing was sent. */
  wrongUse: 2,
  /** A file couldn't be read, or a report or the output not be written. */
  file: 3,
  /** It couldn't be started: guarded and not confirmed, an event with errors, a question without an answer. Nothing was sent. */
  notStarted: 4,
  /** The data file ends in the middle, and the person didn't accept that. Nothing was sent. */
  damagedData: 5,
  /** `send`: MXO has the event, and answered without a tid. */
  withoutTid: 10,
  /** `send`: MXO has the event, but its answer can't be read. */
  unreadableAnswer: 11,
  /** `send`: the server didn't take the event. */
  refused: 12,
  /** `send`: nothing left this computer. */
  notSent: 13,
  /** `send`: it left, and no whole answer came: MXO may have it. */
  unknown: 14,
  /** Something went wrong in Tidings that was not foreseen. */
  bug: 70,
  /** Stopped by Ctrl+C or by a request to end. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** An end before anything was sent, in words. */
export type RefusalMessage = { readonly code: ExitCode; readonly says: readonly string[] };

/** Something that was asked for, or why there is none. */
export type Found<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: RefusalMessage };

export function found<T>(value: T): Found<T> {
  return { ok: true, value };
}

export function refused(code: ExitCode, ...says: readonly string[]): Found<never> {
  return { ok: false, refusal: { code, says } };
}
