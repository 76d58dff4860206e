/** What a JSON text says; undefined when it is no JSON. */
export function decodeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a text is JSON. A byte order mark is not part of JSON. */
export function isJson(text: string): boolean {
  return decodeJson(text) !== undefined;
}

/** A text without the byte order mark (U+FEFF) that some programs put at its start. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
