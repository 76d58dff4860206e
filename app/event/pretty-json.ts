import { isJson, jsonIn } from '#app/text/json.ts';
import { hideBareTokens } from './json-tokens.ts';

/** Deeper lines are indented like this one: brackets alone could otherwise become hundreds of megabytes of blanks. */
const deepestIndent = 100;

/**
 * Lays JSON out over several lines, two blanks deep, without reading its numbers: every token stays digit by digit as it
 * came. A `{{name}}` in the place of a value stays one too. Null when the text is no JSON.
 */
export function prettyJson(given: string): string | null {
  const text = jsonIn(given);
  if (!isJson(hideBareTokens(text))) return null;
  let depth = 0;
  const line = () => `\n${'  '.repeat(Math.min(depth, deepestIndent))}`;
  return Array.from(
    text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|\{\{[^{}]*\}\}|[{[]\s*[}\]]|[{}[\],:]|[^\s{}[\],:"]+/g),
    ([token]) => {
      if (/^[{[]\s*[}\]]$/.test(token)) return token.replace(/\s/g, '');
      switch (token) {
        case '{':
        case '[':
          depth += 1;
          return token + line();
        case '}':
        case ']':
          depth -= 1;
          return line() + token;
        case ',':
          return token + line();
        case ':':
          return ': ';
        default:
          return token;
      }
    },
  ).join('');
}
