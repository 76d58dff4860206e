import { readGiven } from '#app/formats/mxo/given.ts';
import { shorten } from '#app/text/shorten.ts';
import { isPage } from './begins-like.ts';
import { type FoundRequest, type NotTaken, nameByAddress, type Reading } from './found.ts';
import { readLenientBody } from './lenient-body.ts';
import { objectAt } from './object-at.ts';

/** A message or a program that no one wrote by hand isn't searched for ever. */
const longestText = 1_000_000;
const mostSearched = 20_000_000;
const mostRead = 2_000_000;
const mostNamed = 20;

/**
 * Reads the bodies in a text that names one endpoint: a message with an address and its JSON, or a program in a language
 * that Tidings doesn't read. Null for any other text.
 */
export function readBeside(text: string): Reading | null {
  if (!mayHaveEvent(text)) return null;
  const reading = readGiven(text);
  if (reading.kind !== 'given' || reading.given.what !== 'An endpoint' || reading.given.doubt !== '') return null;
  const { serverName, siteKey, query } = reading.given;
  const address = `${serverName}/one/rt/track/${encodeURIComponent(siteKey)}/events`;
  const url = query === '' ? address : `${address}?${query}`;
  const { bodies, rest } = bodiesIn(text);
  if (bodies.length === 0) return null;
  const name = nameByAddress('POST', url);
  const requests = bodies.map((body): FoundRequest => ({ name, folder: [], method: 'POST', url, headers: [], body }));
  const notTaken = [
    ...placeholdersIn([url, ...bodies].join('\n')),
    ...(mayHaveEvent(rest) ? [another] : []),
    ...(listOfParameters.test(rest) ? [parametersBeside] : []),
  ];
  return { ok: true, found: { requests, environments: [], variables: [], notTaken } };
}

const cannotRead = 'Tidings can’t read it in this form. Copy its JSON alone, or a cURL command.';
const another: NotTaken = { what: 'Another event in this text', why: cannotRead };

/** Programs and files may have the parameters of an address, the TID among them, in a list of their own. */
const listOfParameters = /(?<![?&])\b(?:query|param(?:eter)?s)["']?\s*(?:[:=]\s*(?:[[{(]|-\s)|=\s*\w)/i;
const parametersBeside: NotTaken = {
  what: 'The parameters beside the address',
  why: 'Tidings can’t read them here. Add those of the address, such as the TID, before you send.',
};

/** Names an event that is beside an address and can't be read. */
export function eventBeside(text: string): readonly NotTaken[] {
  return mayHaveEvent(text) ? [{ what: 'The event beside the address', why: cannotRead }] : [];
}

/** Whether a text that is no page has a `uri` in it, as JSON and as programs write it. */
function mayHaveEvent(text: string): boolean {
  return text.length <= longestText && !isPage(text) && (inQuotes.test(text) || withoutQuotes.test(text));
}

const inQuotes = /["'\u201c\u201d]uri\\?["'\u201c\u201d]\s*(?::|=>)/;
/** The name is that of an address too. */
const withoutQuotes = /(?<![\w.$"'-])uri\s*:\s*["'`](?!https?:)/;

/** What programs and mails write for a value that they fill in: `%s`, `#{ck}`, `$ck`, `{ck}`, `<ck>`, `' + ck + '`. */
const placeholder =
  /%%|%(?:\d\$|\(\w+\))?[sdvq@](?![a-z\d])|[#$]\{[^{}\n]*\}|\$[A-Za-z_]\w*|(?<!\{)\{[A-Za-z_][\w.]*\}(?!\})|<[A-Za-z_][\w .-]*>|'\s*[+.&][^'"\n]{1,60}[+.&]\s*'/g;

function placeholdersIn(text: string): readonly NotTaken[] {
  const outsideTokens = text.replace(/\{\{[^{}]*\}\}/g, ' ');
  const found = new Set([...outsideTokens.matchAll(placeholder)].map(([written]) => written));
  const why = 'It may stand for a value that isn’t in this text, and is kept as written. Check it before you send.';
  return [...found].slice(0, mostNamed).map((written) => ({ what: shorten(written, 60), why, isChanged: true }));
}

/** The bodies in a text, and the text without them. */
function bodiesIn(text: string): { readonly bodies: readonly string[]; readonly rest: string } {
  const bodies: string[] = [];
  const rest: string[] = [];
  let from = 0;
  let searched = 0;
  let read = 0;
  for (let at = text.indexOf('{'); at !== -1 && searched < mostSearched && read < mostRead; ) {
    const { end, json } = objectAt(text, at);
    const mayBeBody = json.includes('uri');
    searched += end - at;
    if (mayBeBody) read += json.length;
    const isBody =
      mayBeBody && !isEscaped(text.slice(Math.max(0, at - 20), at), json) && readLenientBody(json).reading.ok;
    if (isBody) {
      bodies.push(json);
      rest.push(text.slice(from, at));
      from = end;
    }
    at = text.indexOf('{', isBody ? end : at + 1);
  }
  return { bodies, rest: [...rest, text.slice(from)].join(' ') };
}

/**
 * Whether what a program writes in quotes may not be what it sends: in single quotes, languages read backslashes otherwise, and
 * YAML and SQL double the quotes.
 */
function isEscaped(before: string, json: string): boolean {
  const isPrinted = /\bprintf\s+['"]$/.test(before);
  return (before.endsWith("'") && /\\|''/.test(json)) || (isPrinted && json.includes('%'));
}
