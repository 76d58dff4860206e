import { decodePercent, wellFormed } from '#app/text/percent.ts';
import type { Parameter } from './draft.ts';
import { mapOutsideTokens, maskTokens } from './tokens.ts';

/** The parts of an event's uri, each as typed. Joined in order they give the text back, character by character. */
export type UriParts = {
  /** `assist` of `assist://…`, empty when there is no `://`. */
  readonly scheme: string;
  /** The text between `://` and the next `/`, `?` or `#`. */
  readonly host: string;
  /** From the first `/` on, up to `?` or `#`. */
  readonly path: string;
  /** The text after `?`, up to `#`; null when there is no `?`. */
  readonly query: string | null;
  /** The text after `#`; null when there is none. */
  readonly fragment: string | null;
};

const SCHEME = /^([^/?#]*?):\/\//;

/**
 * Splits a uri without judging or changing it. Not `new URL()`: that lower-cases schemes, re-encodes, and treats
 * `android://` as opaque, while MXO compares the text that was sent.
 */
export function parseUri(text: string): UriParts {
  // Each event of a run asks several times for the same one.
  if (last?.text !== text) last = { text, parts: readUri(text) };
  return last.parts;
}

let last: { readonly text: string; readonly parts: UriParts } | null = null;

function readUri(text: string): UriParts {
  const [beforeFragment, fragment] = splitAt(text, '#');
  const [beforeQuery, query] = splitAt(beforeFragment, '?');
  const schemeLength = SCHEME.exec(maskTokens(beforeQuery))?.[1]?.length;
  const scheme = schemeLength === undefined ? undefined : beforeQuery.slice(0, schemeLength);
  const rest = scheme === undefined ? beforeQuery : beforeQuery.slice(scheme.length + 3);
  const slash = maskTokens(rest).indexOf('/');
  const hostEnd = slash === -1 ? rest.length : slash;
  return { scheme: scheme ?? '', host: rest.slice(0, hostEnd), path: rest.slice(hostEnd), query, fragment };
}

/** The same uri with another query; null takes the `?` away too. Everything else stays as typed. */
export function withQuery(text: string, query: string | null): string {
  const [beforeFragment, fragment] = splitAt(text, '#');
  const [beforeQuery] = splitAt(beforeFragment, '?');
  return beforeQuery + (query === null ? '' : `?${query}`) + (fragment === null ? '' : `#${fragment}`);
}

/** Reads the parts of a query as switched-on parameters; `parametersToQuery` gives the same text back. */
export function queryToParameters(query: string): readonly Parameter[] {
  return splitAll(query, '&').map((part) => {
    const [name, value] = splitAt(part, '=');
    return { enabled: true, name, value: value ?? '', bare: value === null };
  });
}

/** Writes the switched-on parameters as the text of a query; null when none is switched on. */
export function parametersToQuery(parameters: readonly Parameter[]): string | null {
  const parts = parameters
    .filter((parameter) => parameter.enabled)
    .map(({ name, value, bare }) => (bare && value === '' ? name : `${name}=${value}`));
  return parts.length === 0 ? null : parts.join('&');
}

/**
 * Percent-encodes only what would break the structure of a query if it stood in a cell: `&`, `#`, white space, control
 * characters, a `%` that begins no escape, and `=` in a name. All other characters, and `{{…}}`, stay as typed.
 */
export function encodeCell(text: string, cell: 'name' | 'value'): string {
  const breaking = cell === 'name' ? /[&#=\s\p{Cc}]|%(?![0-9A-Fa-f]{2})/gu : /[&#\s\p{Cc}]|%(?![0-9A-Fa-f]{2})/gu;
  return mapOutsideTokens(text, (part) => part.replace(breaking, encodeURIComponent));
}

/**
 * A value that a variable puts into any part of a URI: encoded by encodeURIComponent, so that it arrives as the value it is
 * and never becomes another parameter or a fragment. In the path a slash stays. A lone surrogate becomes U+FFFD.
 */
export function encodeValue(value: string, part: 'path' | 'query' | 'fragment'): string {
  const encoded = encodeURIComponent(wellFormed(value));
  return part === 'path' ? encoded.replaceAll('%2F', '/') : encoded;
}

/** A text as the name or the value of a parameter. What is in its variables is encoded when they get their values. */
export function encodeParameter(text: string): string {
  return mapOutsideTokens(text, (part) => encodeValue(part, 'query'));
}

/** The text that a name or a value of a parameter means. */
export function decodeParameter(written: string): string {
  return mapOutsideTokens(written, decodePercent);
}

/** How long the beginning of a URI is that says where it goes, scheme and host: what a variable puts there stays as it is. */
export function authorityLength(uri: string): number {
  const { scheme, host, path } = parseUri(uri);
  if (scheme !== '' || path !== uri) return (scheme === '' ? 0 : scheme.length + 3) + host.length;
  return 0;
}

/**
 * A raw parameter as written in a request URL: what is already escaped stays, everything else goes through
 * encodeURIComponent, and `'` too, because some clients encode it and some do not. Never throws: a lone surrogate becomes
 * U+FFFD.
 */
export function encodeForRequestUrl(raw: string): string {
  return wellFormed(raw)
    .split(/(%[0-9A-Fa-f]{2})/)
    .map((part, index) => (index % 2 === 1 ? part : encodeURIComponent(part).replaceAll("'", '%27')))
    .join('');
}

/** The parts between all marks outside of tokens. */
function splitAll(text: string, mark: string): readonly string[] {
  const masked = maskTokens(text);
  const parts: string[] = [];
  let from = 0;
  for (let at = masked.indexOf(mark); at !== -1; at = masked.indexOf(mark, from)) {
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

function splitAt(text: string, mark: string): readonly [string, string | null] {
  const at = maskTokens(text).indexOf(mark);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}
