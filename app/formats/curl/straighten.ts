import { findLongOption } from './curl-options.ts';

/** Quotes and dashes that Word, Outlook, Confluence, Slack and phones make of straight ones. */
const opened =
  /(^|\s)-?[\u2010-\u2014\u2212]{1,2}(?=[A-Za-z])|(^|[\s=])[\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f]/;

/** An option with its dashes. */
const option = /(^|\s)([-\u2010-\u2014\u2212]{1,2})([A-Za-z][\w\u2010-\u2013\u2212-]*)/g;

/**
 * Turns a command that an editor prettified back into what was typed, or gives null where it wasn't. Only quotes that
 * enclose a word show it: those inside of straight ones belong to a value, and stay.
 */
export function straighten(text: string): string | null {
  if (!opened.test(withoutQuoted(text))) return null;
  return (
    text
      .replace(option, (written, before: string, marks: string, name: string) =>
        /^-+$/.test(marks) && !/[\u2010-\u2013\u2212]/.test(name)
          ? written
          : before + dashes(marks, plainDashes(name)) + plainDashes(name),
      )
      .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
      .replace(/[\u2018\u201a\u201b]/g, "'")
      // One between two letters is an apostrophe, and a straight one there would end the quote.
      .replace(/(?<![\p{L}\p{N}])\u2019|\u2019(?![\p{L}\p{N}])/gu, "'")
  );
}

/** A long dash, and one before the name of a long option, stands for two hyphens. */
function dashes(marks: string, name: string): string {
  if (marks.length > 1 || marks === '\u2014') return '--';
  const [long = ''] = /^[\w-]+/.exec(name) ?? [];
  return marks !== '-' && long.length > 1 && findLongOption(long) !== null ? '--' : '-';
}

function plainDashes(name: string): string {
  return name.replace(/[\u2010-\u2013\u2212]/g, '-');
}

/** A quote behind a backslash opens nothing: bash writes an apostrophe as `'\\''`. */
const opener = /\\[\\'"]|\$'|'|"/g;

/** Not one pattern for a whole text: on one of some million characters the engine would run out of stack. */
function withoutQuoted(text: string): string {
  const parts: string[] = [];
  let from = 0;
  opener.lastIndex = 0;
  for (let next = opener.exec(text); next !== null; next = opener.exec(text)) {
    const end = endOfQuoted(text, next[0], opener.lastIndex);
    if (end === -1) continue;
    parts.push(text.slice(from, next.index), '""');
    from = end;
    opener.lastIndex = end;
  }
  return parts.join('') + text.slice(from);
}

/** Where a quote that is opened by `mark` has its end; -1 where it has none. */
function endOfQuoted(text: string, mark: string, from: number): number {
  if (mark.startsWith('\\')) return from;
  if (mark === "'") return text.indexOf("'", from) + 1 || -1;
  const quote = mark.slice(-1);
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char !== quote) continue;
    // In `"…"`, cmd doubles a quote that belongs to the value.
    else if (quote === '"' && text[at + 1] === quote) at += 1;
    else return at + 1;
  }
  return -1;
}
