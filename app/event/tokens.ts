/** A `{{…}}` in a text: its position, and the text between its braces, trimmed. */
export type Token = { readonly from: number; readonly to: number; readonly inner: string };

/** What is in the braces is trimmed afterwards: a pattern for it would try each blank again and again. */
const TOKEN = /\{\{([^{}]*)\}\}/g;

/** Every variable, dynamic value and question in a text, in order. */
export function findTokens(text: string): readonly Token[] {
  if (!text.includes('{{')) return [];
  const found = known.get(text);
  if (found !== undefined) return found;
  const tokens = readTokens(text);
  if (text.length > longestKnown) return tokens;
  if (known.size >= mostKnown) known.clear();
  known.set(text, tokens);
  return tokens;
}

/** Those of texts that were asked for: each event of a run asks for the same few. */
const known = new Map<string, readonly Token[]>();
const mostKnown = 100;
const longestKnown = 1_000;

function readTokens(text: string): readonly Token[] {
  return Array.from(text.matchAll(TOKEN), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    inner: (match[1] ?? '').trim(),
  })).filter(({ inner }) => inner !== '');
}

/**
 * The text with each token made of one harmless letter, at the same length: a `?`, `&`, `=` or `#` in a token
 * does not divide the uri around it.
 */
export function maskTokens(text: string): string {
  if (!text.includes('{{')) return text;
  return text.replace(TOKEN, (token, inner: string) => (inner.trim() === '' ? token : 'x'.repeat(token.length)));
}

/** The text with each part outside its tokens changed; the tokens stay as they are. */
export function mapOutsideTokens(text: string, change: (part: string) => string): string {
  let from = 0;
  let changed = '';
  for (const token of findTokens(text)) {
    changed += change(text.slice(from, token.from)) + text.slice(token.from, token.to);
    from = token.to;
  }
  return changed + change(text.slice(from));
}

/** The text with each of its tokens changed; what is around them stays as it is. */
export function mapTokens(text: string, change: (token: string, inner: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, inner } of findTokens(text)) {
    parts.push(text.slice(at, from), change(text.slice(from, to), inner));
    at = to;
  }
  return parts.join('') + text.slice(at);
}

/** Some variables as they are written, in words. */
export function tokensFor(names: readonly string[]): string {
  return names.map((name) => `{{${name}}}`).join(' and ');
}
