export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

/** Reads a text that begins as JSON. */
export function readJson(text: string): JsonReading {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    // A RangeError is a text nested deeper than the engine can follow.
    const problem = error instanceof RangeError ? tooDeep : 'This looks like JSON, but it’s incomplete or has a typo.';
    return { ok: false, problem };
  }
}

/** The message for a text that no one wrote by hand. */
export const tooDeep = 'This JSON is nested too deeply.';
