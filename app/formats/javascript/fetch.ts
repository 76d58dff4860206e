import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { z } from 'zod';
import { findTokens } from '#app/event/tokens.ts';
import { encodeParameter, parseUri, withQuery } from '#app/event/uri.ts';
import { type FoundRequest, type NotTaken, nameByAddress, type Reading } from '#app/formats/import/found.ts';
import { readJson } from '#app/formats/import/json-text.ts';
import { namedValues } from '#app/named-values.ts';
import { decodePercent } from '#app/text/percent.ts';
import { createJsReader, type JsReader, skipMarked, TextTooLarge } from './js-reader.ts';
import { type JsPart, notesOnRest } from './js-rest.ts';
import { readChange, readDeclaration } from './js-statement.ts';
import { readInputs } from './js-value.ts';

const anyCall = /(?<![\w.$])(?:(?:window|globalThis|self)\.)?(?:fetch|axios(?:\.post|\.request)?)\s*\(\s*[\w"'`{]/;
/** Comments, the quotes of a value, a call, and whatever may set something that is in a request. */
const statement =
  /(?<![^\s;])\/\/.*|(?<![*\w/])(\/\*)|(?<=[(=+,[?&|:][^\S\n]?)(["'`])|(?<![\w.$])(?:(const|let|var|function)(?![\w$])|(?:(?:window|globalThis|self)\.)?(fetch|axios(?:\.post|\.request)?)\s*\(|([A-Za-z_$][\w$]*))/gm;
const command = /^[^\S\n\r\u2028\u2029]*(?:curl(?:\.exe)?|irm|iwr|Invoke-\w+)\s/im;

const mostSearched = 500_000_000;

/**
 * Reads the calls of fetch and axios in a text, as browsers copy them and as Tidings writes them, with the constants that
 * the text sets for them. In a page, only its scripts are read. Null where no call goes to MXO, or the text has commands.
 */
export function readFetch(source: string): Reading | null {
  const text = source.startsWith('<') ? scriptsOf(source) : source;
  if (!text.includes('/one/rt/') || !anyCall.test(text) || command.test(text)) return null;
  try {
    return readCalls(createJsReader(text.replace(/\r\n?/g, '\n')));
  } catch (error) {
    if (!(error instanceof TextTooLarge)) throw error;
    return {
      ok: false,
      problem: 'The constants in this text make a text that is too long. Copy only the call of fetch.',
    };
  }
}

function scriptsOf(page: string): string {
  // Most pages aren't worth the search.
  if (!page.includes('/one/rt/')) return '';
  const between = page.split(/<\/?script(?:\s[^<>]*)?>/i);
  return between.filter((_, at) => at % 2 === 1).join('\n');
}

function readCalls(reader: JsReader): Reading | null {
  const requests: FoundRequest[] = [];
  const notTaken: NotTaken[] = [];
  const parts: JsPart[] = [];
  while (true) {
    statement.lastIndex = reader.at;
    const match = statement.exec(reader.source);
    if (match === null) break;
    const [whole, comment, quote, keyword, method, name] = match;
    const mark = comment ?? quote;
    reader.at = match.index + whole.length;
    if (quote !== undefined && isQuotedCall(reader)) continue;
    if (mark !== undefined) skipMarked(reader, mark);
    if (comment !== undefined || whole.startsWith('//')) parts.push({ from: match.index, to: reader.at, requests: [] });
    if (method !== undefined) {
      const made = readCall(reader, method, notTaken);
      requests.push(...made);
      parts.push({ from: match.index, to: reader.at, requests: made });
    } else if (keyword !== undefined) readDeclaration(reader, keyword);
    else if (name !== undefined) readChange(reader, { name, from: match.index });
  }
  if (!requests.some(({ url }) => url.includes('/one/rt/'))) return null;
  const changes = reader.changes.filter(({ name }) => reader.used.has(name)).map(({ note }) => note);
  const notes = [...notTaken, ...notesOn(reader, requests), ...changes, ...notesOnRest(reader.source, parts)];
  return { ok: true, found: { requests, environments: [], variables: [], notTaken: notes } };
}

/** Whether a text in quotes begins with a call, as in a message; from behind the quote. */
function isQuotedCall({ source, at }: JsReader): boolean {
  quotedCall.lastIndex = at;
  return quotedCall.test(source);
}

const quotedCall = /\s*(?:await\s+)?(?:(?:window|globalThis|self)\.)?(?:fetch|axios(?:\.post|\.request)?)\s*\(/y;

/** Of what isn't in the text, what the requests have anything of; in a text that no one wrote by hand, more of it. */
function notesOn({ unknown }: JsReader, requests: readonly FoundRequest[]): readonly NotTaken[] {
  const texts = requests.flatMap(({ url, body, headers }) => [
    url,
    decodePercent(url),
    body,
    ...headers.map(({ value }) => value),
  ]);
  const all = texts.join('\n');
  const names = new Set(findTokens(all).map(({ from, to }) => all.slice(from, to)));
  const escaped = (written: string) => JSON.stringify(written).slice(1, -1);
  let searched = 0;
  const isUsed = (written: string) => {
    if (names.has(written) || searched > mostSearched) return true;
    if (/^\{\{[\w$]+\}\}$/.test(written)) return false;
    searched += all.length;
    // A long text takes long to escape.
    return written.length <= all.length && (all.includes(written) || all.includes(escaped(written)));
  };
  return [...unknown].filter(([written]) => isUsed(written)).map(([, note]) => note);
}

const textSchema = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const pairsSchema = z.union([
  namedValues(textSchema).transform((headers) => Object.entries(headers)),
  z.array(z.tuple([textSchema, textSchema])),
]);
const optionsSchema = z.object({
  url: textSchema.optional().catch(undefined),
  method: textSchema.catch('GET'),
  headers: pairsSchema.catch([]),
  params: namedValues(textSchema).optional().catch(undefined),
});

/** From behind the bracket of a call: fetch(url, options), axios(options), axios.post(url, data, options). */
function readCall(reader: JsReader, method: string, notTaken: NotTaken[]): readonly FoundRequest[] {
  const [first = 'null', ...others] = readInputs(reader);
  const address = textSchema.safeParse(parsed(first)).data;
  const isPost = method === 'axios.post';
  const json = address === undefined ? first : ((isPost ? others[1] : others[0]) ?? '{}');
  const options = optionsSchema.safeParse(parsed(json)).data;
  const plain = address ?? options?.url;
  if (options === undefined)
    notTaken.push({ what: `The options of ${method}`, why: 'Their values aren’t in this text.' });
  if (plain === undefined) return [];
  // What only a program can work out is kept as its text, which is no address.
  if (!plain.startsWith('{{') && reader.unknown.has(plain)) {
    notTaken.push({ what: `A call of ${method}`, why: 'Tidings can’t read its address. Copy it as a cURL command.' });
    return [];
  }
  const params = method === 'fetch' ? {} : options?.params;
  if (params === undefined && memberOf(json, 'params') !== 'null')
    notTaken.push({ what: `The member params of ${method}`, why: 'Their values aren’t in this text.' });
  const url = withParams(plain, params ?? {});
  const chosen = isPost ? 'POST' : (options?.method ?? 'GET').toUpperCase();
  const body = bodyOf(isPost ? (others[0] ?? 'null') : memberOf(json, method === 'fetch' ? 'body' : 'data'));
  const headers = (options?.headers ?? []).map(([name, value]) => ({ name, value }));
  return [{ name: nameByAddress(chosen, url), folder: [], method: chosen, url, headers, body }];
}

/** What axios adds to an address. */
function withParams(url: string, params: Readonly<Record<string, string>>): string {
  const query = Object.entries(params).map((pair) => pair.map(encodeParameter).join('='));
  if (query.length === 0) return url;
  const before = parseUri(url).query;
  return withQuery(url, [...(before === null || before === '' ? [] : [before]), ...query].join('&'));
}

function parsed(json: string): unknown {
  const reading = readJson(json);
  return reading.ok ? reading.value : undefined;
}

/** The JSON of a member, with each digit of its numbers. */
function memberOf(json: string, name: string): string {
  const root = parseTree(json);
  const node = root === undefined ? undefined : findNodeAtLocation(root, [name]);
  return node === undefined ? 'null' : json.slice(node.offset, node.offset + node.length);
}

/** A text is sent as it is, and axios makes JSON of all else. */
function bodyOf(json: string): string {
  const value = parsed(json);
  return typeof value === 'string' ? value : value === null ? '' : json;
}
