/*
 * How texts begin. The window asks before it reads them, so this is apart from what reads them.
 */

const startsOfOthers = [
  // An address that begins with a variable: `{{host}}/one/rt/…`.
  /^\{\{[^{}"\n]*\}\}[\w.:-]*(?:[/?#]|$)/,
  // PowerShell: a type before a value or a name, and an attribute of a script.
  /^\[[\w.]+(?:\[[\w.,]*\])?\](?:\s*[$@(]|::)/,
  /^\[\w+\([^\n\]]*\)\]\s*(?:\[|param\b)/i,
  // Bash: a test, and a group of commands.
  /^\[\[?[^\S\n]+(?:-[a-z]\s|!\s|"?\$)/i,
  /^\{\s+(?:curl\s|[A-Za-z_]\w*=)/,
  // A message: its time, and a link of Markdown.
  /^\[\d{1,4}[:/-]\d/,
  /^\[[^\]\n"{}]*\]\(/,
];

/** Whether a text is JSON, perhaps with mistakes in it, and nothing else that begins with a bracket. */
export function beginsLikeJson(text: string): boolean {
  return /^[{[]/.test(text) && !startsOfOthers.some((start) => start.test(text));
}

/** What begins like one of these is read as such, however long it takes and whatever is wrong with it. */
export function beginsLikeImport(text: string): boolean {
  const start = text.trimStart();
  return /^curl(\.exe)?[\s^]/i.test(start) || beginsLikeJson(start);
}

/** Whether a text is a page, or a part of one. A program in PHP only begins like one, and so do the marks of Git. */
export function isPage(text: string): boolean {
  return text.startsWith('<') && !/^<(?:<|\?php\b)/i.test(text);
}
