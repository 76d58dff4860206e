/*
 * How texts begin. The window asks before it reads them, so this is apart from what reads them.
 */

/** An address may begin with a variable, which is not JSON: `{{host}}/one/rt/…`. */
export const beginsLikeJson = /^(?!\{\{[^{}"\n]*\}\}[\w.:-]*(?:[/?#]|$))[{[]/;

/** What begins like one of these is read as such, however long it takes and whatever is wrong with it. */
export function beginsLikeImport(text: string): boolean {
  const start = text.trimStart();
  return /^curl(\.exe)?[\s^]/i.test(start) || beginsLikeJson.test(start);
}

/** Whether a text is a page, or a part of one. A program in PHP only begins like one, and so do the marks of Git. */
export function isPage(text: string): boolean {
  return text.startsWith('<') && !/^<(?:<|\?php\b)/i.test(text);
}
