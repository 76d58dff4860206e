export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

/** Reads a text that begins as JSON. */
export function readJson(text: string): JsonReading {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    // A RangeError is a text nested deeper than the engine can follow.
    const problem = error instanceof RangeError ? tooDeep : 'This begins as JSON, but breaks off or has a slip in it.';
    return { ok: false, problem };
  }
}

/** The message for a text that no one wrote by hand. */
export const tooDeep = 'This is nested too deeply to be read.';
