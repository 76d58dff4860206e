import { readLenientBody } from './lenient-body.ts';
import { objectAt } from './object-at.ts';

/** A text that no one wrote by hand isn't searched for ever. */
const mostSearched = 20_000_000;
const mostRead = 2_000_000;

/** The JSON of an event, and where it is in its text. */
export type Body = { readonly json: string; readonly from: number; readonly to: number };

/** The bodies in a text. */
export function bodiesIn(text: string): readonly Body[] {
  const bodies: Body[] = [];
  let searched = 0;
  let read = 0;
  for (let at = text.indexOf('{'); at !== -1 && searched < mostSearched && read < mostRead; ) {
    const { end, json } = objectAt(text, at);
    const mayBeBody = json.includes('uri');
    searched += end - at;
    if (mayBeBody) read += json.length;
    const isBody =
      mayBeBody && !isEscaped(text.slice(Math.max(0, at - 20), at), json) && readLenientBody(json).reading.ok;
    if (isBody) bodies.push({ json, from: at, to: end });
    at = text.indexOf('{', isBody ? end : at + 1);
  }
  return bodies;
}

/**
 * Whether what a program writes in quotes may not be what it sends: in single quotes, languages read backslashes otherwise, and
 * YAML and SQL double the quotes.
 */
function isEscaped(before: string, json: string): boolean {
  const isPrinted = /\bprintf\s+['"]$/.test(before);
  return (before.endsWith("'") && /\\|''/.test(json)) || (isPrinted && json.includes('%'));
}
