/** A part of a text: from its first letter to before the one at `to`. */
type Range = { readonly from: number; readonly to: number };

/** A text with something else in the place of parts of it, which are in order and apart. */
export function replaceRanges<R extends Range>(text: string, ranges: readonly R[], put: (range: R) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const range of ranges) {
    parts.push(text.slice(at, range.from), put(range));
    at = range.to;
  }
  return [...parts, text.slice(at)].join('');
}
