import { readGiven } from '#app/formats/mxo/given.ts';
import { type FoundRequest, type NotTaken, nameByAddress, type Reading } from './found.ts';
import { readJson } from './json-text.ts';
import { readLenientBody } from './lenient-body.ts';

/** A message or a program that no one wrote by hand isn't searched for ever. */
const longestText = 1_000_000;
const mostObjects = 100;
const mostRead = 2_000_000;

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
  const requests = bodiesIn(text).map(
    (body): FoundRequest => ({
      name: nameByAddress('POST', url),
      folder: [],
      method: 'POST',
      url,
      headers: [],
      body,
    }),
  );
  if (requests.length === 0) return null;
  return { ok: true, found: { requests, environments: [], variables: [], notTaken: [] } };
}

/** Names an event that is beside an address and can't be read. */
export function eventBeside(text: string): readonly NotTaken[] {
  if (!mayHaveEvent(text)) return [];
  const why = 'Tidings can’t read it in this form. Copy its JSON alone, or a cURL command.';
  return [{ what: 'The event beside the address', why }];
}

function mayHaveEvent(text: string): boolean {
  return text.length <= longestText && !text.startsWith('<') && /["'\u201c\u201d]uri\\?["'\u201c\u201d]\s*:/.test(text);
}

function bodiesIn(text: string): readonly string[] {
  const bodies: string[] = [];
  let read = 0;
  let at = text.indexOf('{');
  for (let count = 0; at !== -1 && count < mostObjects && read < mostRead; count += 1) {
    const { end, json } = objectAt(text, at);
    const mayBeBody = json.includes('uri');
    if (mayBeBody) read += json.length;
    const isBody = mayBeBody && readLenientBody(json).reading.ok;
    if (isBody) bodies.push(json);
    at = text.indexOf('{', isBody ? end : at + 1);
  }
  return bodies;
}

/** The JSON that begins at a bracket, also as a text of a program in double quotes; empty where it has no end. */
function objectAt(text: string, from: number): { readonly end: number; readonly json: string } {
  if (text[from - 1] === '"' && /^\s*\\"/.test(text.slice(from + 1, from + 100))) {
    const end = endOfText(text, from);
    const reading = readJson(text.slice(from - 1, end));
    return { end, json: reading.ok && typeof reading.value === 'string' ? reading.value : '' };
  }
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') at = endOfText(text, at + 1) - 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return { end: at + 1, json: text.slice(from, at + 1) };
  }
  return { end: text.length, json: '' };
}

/** Behind the quote that ends a text. */
function endOfText(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
