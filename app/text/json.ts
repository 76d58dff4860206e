/** What a JSON text says; undefined when it is no JSON. */
export function decodeJson(text: string): unknown {
  if (!mayBeJson(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Whether a text begins as JSON does. A run asks it of each cell, most of which are plain words, and the error that the
 * parser throws for one takes longer than all else that is done with it.
 */
function mayBeJson(text: string): boolean {
  let at = 0;
  while (isJsonSpace(text.charCodeAt(at))) at += 1;
  const first = text.charAt(at);
  if (first === 't') return text.startsWith('true', at);
  if (first === 'f') return text.startsWith('false', at);
  if (first === 'n') return text.startsWith('null', at);
  return first === '-' || first === '"' || first === '{' || first === '[' || (first >= '0' && first <= '9');
}

function isJsonSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** Whether a text is JSON. A byte order mark is not part of JSON. */
export function isJson(text: string): boolean {
  return decodeJson(text) !== undefined;
}

/** The JSON that a response holds: some servers put a byte order mark or blanks around it, no-break spaces too. */
export function jsonIn(response: string): string {
  return response.trim();
}

/** A text without the byte order mark (U+FEFF) that some programs put at its start. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
