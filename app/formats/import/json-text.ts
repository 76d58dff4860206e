export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

/** Reads a JSON file of another tool, a byte order mark before it or not. */
export function readJson(text: string): JsonReading {
  if (text.trim() === '') return { ok: false, problem: 'The file is empty.' };
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    // A RangeError is a text nested deeper than the engine can follow.
    const problem = error instanceof RangeError ? tooDeep : 'This is no JSON, or the file is not complete.';
    return { ok: false, problem };
  }
}

/** What is said of a text that nobody wrote by hand. */
export const tooDeep = 'This is nested too deeply to be read.';
