import { readText } from '#app/text/json-path.ts';
import { findTokens, type Token } from './tokens.ts';

/**
 * A `{{…}}` in a JSON text, without the escapes of JSON in it; `isBare` when it is outside of quotes, in place of a whole
 * value.
 */
export type JsonToken = Token & { readonly isBare: boolean };

/** Every `{{…}}` of a JSON text, in order. */
export function findJsonTokens(json: string): readonly JsonToken[] {
  let start = 0;
  return splitStrings(json).flatMap((part, index) => {
    const offset = start;
    start += part.length;
    const isBare = index % 2 === 0;
    return findTokens(part).map(({ from, to, inner }) => ({
      from: from + offset,
      to: to + offset,
      inner: isBare ? inner : innerInJson(inner),
      isBare,
    }));
  });
}

/** What is between the braces of a token in a JSON string, without the escapes; as it is where that is no JSON. */
export function innerInJson(written: string): string {
  return written.includes('\\') ? (readText(`"${written}"`)?.trim() ?? written) : written;
}

/** The text with each bare token made a number of the same length, which a reader of JSON takes for a value. */
export function hideBareTokens(json: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, isBare } of findJsonTokens(json)) {
    if (!isBare) continue;
    parts.push(json.slice(at, from), '1'.repeat(to - from));
    at = to;
  }
  return parts.join('') + json.slice(at);
}

/** The parts between the strings of a JSON text, and the strings, in turn. */
function splitStrings(json: string): readonly string[] {
  return json.includes('{{') ? json.split(/((?<!\\)"[^"\\]*(?:\\.[^"\\]*)*")/) : [json];
}
