/**
 * The beginning of a text, for places that show no more of it. A name or a URI can have a million characters, and a window
 * that draws them all is busy for seconds. No letter is cut in two.
 */
export function shorten(text: string, most = 300): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
