import { maskTokens } from '#app/event/tokens.ts';
import {
  type FoundHeader,
  type FoundRequest,
  type NotTaken,
  nameByAddress,
  type Reading,
} from '#app/formats/import/found.ts';
import { readLenientBody } from '#app/formats/import/lenient-body.ts';
import { objectAt } from '#app/formats/import/object-at.ts';
import { shorten } from '#app/text/shorten.ts';
import { createFileVariables, type FileVariables } from './file-variables.ts';

const requestLine = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(\S.*)$/;
const protocol = /(?<!\s)\s+HTTP\/[\d.]+$/;
/** A comment behind an address. */
const commentBehind = /(?<!\s)\s+(?:#|\/\/)\s.*/s;
/** An address up to the first value of its query, which may have blanks in it. */
const withQuery = /^[^\s?]+\?[^\s=]+=/;
/** JSON behind an address, as in a log. */
const bodyBehind = /\s[^\s{]{0,100}\{\s{0,20}"/;
const comment = /^\s*(?:#|\/\/)/;
/** Where a body begins: at an empty line, or with JSON. A header's name may be a variable. */
const bodyStart = /^\s*(?:$|[[{"](?!\{[^{}]*\}\}\s*:))/;
/** A script, a file that is read, or one that the response is written to. */
const besides = /^\s*(?:<(?:@\w*\s|@|>)?|>>?!?)\s*(?:\{%|\S+\.\w+)/;

/** Whether a text is an `.http` file, or a request as it goes over the wire. */
export function isHttpFile(text: string): boolean {
  const lines = text.split(/\r?\n/, 200).filter((line) => line.trim() !== '');
  const first = withoutScripts(lines, []).find((line) => !comment.test(line) && !/^\s*@[\w-]+\s*=/.test(line));
  return lines.length > 1 && first !== undefined && readRequestLine(first) !== null;
}

/** Null where it is none: in a message there may be words before or behind an address, as in “POST to https://…”. */
function readRequestLine(line: string) {
  const bare = line.trim().replace(commentBehind, '').replace(protocol, '');
  const [, method, target = ''] = requestLine.exec(bare) ?? [];
  if (method === undefined) return null;
  const masked = maskTokens(target);
  const isAddress = !/\s/.test(masked) || (withQuery.test(masked) && !bodyBehind.test(masked));
  return isAddress ? { method, target } : null;
}

/**
 * Reads an `.http` file of Visual Studio Code, Visual Studio or JetBrains, or one request as it goes over the wire: the
 * request line, headers, an empty line, the body; `###` between requests; `@name = value` for variables.
 */
export function readHttpFile(text: string): Reading {
  const variables = createFileVariables();
  const notTaken: NotTaken[] = [];
  const requests: FoundRequest[] = [];
  let name = '';
  let block: string[] = [];
  const finish = () => {
    const request = readRequest(block, name, { variables, notTaken });
    if (request !== null) requests.push(request);
    block = [];
  };
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    // Fiddler writes a line of hyphens between sessions.
    const [separator, title] = /^(?:###(.*)|-{20,})$/.exec(line) ?? [];
    if (separator === undefined) block.push(line);
    else {
      finish();
      name = title?.replace(/^#+/, '').trim() ?? '';
    }
  }
  finish();
  const { list, notes } = variables.finish();
  return { ok: true, found: { requests, environments: [], variables: list, notTaken: [...notTaken, ...notes] } };
}

type Lists = { readonly variables: FileVariables; readonly notTaken: NotTaken[] };

/** Null for a block that has comments and variables only. */
function readRequest(block: readonly string[], title: string, { variables, notTaken }: Lists): FoundRequest | null {
  const lines = withoutScripts(block, notTaken);
  const own = new Map<string, string>();
  let name = title;
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    const [, variable, value = ''] = /^@([\w.-]+)\s*=(.*)$/.exec(line) ?? [];
    const [, given] = /^(?:#|\/\/)\s*@name[\s=]+([^\s=].*)$/s.exec(line) ?? [];
    if (variable !== undefined) own.set(variable, value.trim());
    else if (given !== undefined) name = given;
    else if (line !== '' && !comment.test(line)) break;
  }
  for (const [variable, value] of own) variables.set(variable, value);
  const start = readRequestLine(lines[at] ?? '');
  if (start === null) {
    if (at < lines.length)
      notTaken.push({ what: (lines[at] ?? '').trim().slice(0, 60), why: 'It isn’t the start of a request.' });
    return null;
  }
  const { method, target } = start;
  const { headers, address, body } = readRest(lines.slice(at + 1), notTaken);
  const { rename } = variables;
  const host = headers.find((header) => /^host$/i.test(header.name))?.value;
  // Without a scheme, as over the wire: it is https, but http on this computer.
  const whole = target.startsWith('/') && host !== undefined ? `${host}${target}` : target;
  const url = rename(whole + address);
  const renamed = headers.map((header) => ({ ...header, value: rename(header.value) }));
  const shown = name === '' ? nameByAddress(method, url) : name;
  return { name: shown, folder: [], method, url, headers: renamed, body: rename(body) };
}

/** Lines without scripts, which may have several of them, and without files. */
function withoutScripts(lines: readonly string[], notTaken: NotTaken[]): readonly string[] {
  const kept: string[] = [];
  let isScript = false;
  for (const line of lines) {
    const isStart = !isScript && besides.test(line);
    if (isStart)
      notTaken.push({ what: line.trim().slice(0, 60), why: 'Tidings doesn’t run scripts or use other files here.' });
    if (isStart || isScript) isScript = (isScript || line.includes('{%')) && !line.includes('%}');
    else kept.push(line);
  }
  return kept;
}

/** The first line of a response, which some tools copy with its request. */
const statusLine = /^HTTP\/[\d.]+\s\d{3}(?:\s|$)/;

/** Headers, with the lines that go on with the address; then the body, which an empty line may come before. */
function readRest(lines: readonly string[], notTaken: NotTaken[]) {
  const headers: FoundHeader[] = [];
  let address = '';
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const [, name, value = ''] = /^([\w!#$%&'*+.^`|~-]+)\s*:(.*)$/.exec(line.trim()) ?? [];
    if (/^\s+[?&]/.test(line) || (headers.length === 0 && /^\s+\/(?!\/)/.test(line))) address += line.trim();
    else if (comment.test(line)) continue;
    else if (bodyStart.test(line)) break;
    else if (name !== undefined) headers.push({ name, value: value.trim() });
    else if (headers.length === 0 && /^\s/.test(line)) address += line.trim();
    else notTaken.push({ what: line.trim().slice(0, 60), why: 'It isn’t a header, and no part of the address.' });
  }
  const end = lines.findIndex((line, index) => index >= at && statusLine.test(line));
  if (end !== -1) notTaken.push({ what: 'A response', why: 'Only requests can be imported.' });
  const body = lines.slice(at, end === -1 ? undefined : end).filter((line) => !/^\s*(?:\/\/|#)\s/.test(line));
  return { headers, address, body: withoutWords(body.join('\n').trim(), notTaken) };
}

/** A body without the words of a message behind it. */
function withoutWords(body: string, notTaken: NotTaken[]): string {
  if (!body.startsWith('{')) return body;
  const { end, json } = objectAt(body, 0);
  if (json.length === body.length || !readLenientBody(json).reading.ok) return body;
  notTaken.push({
    what: shorten(body.slice(end).trim().split('\n', 1)[0] ?? '', 60),
    why: 'It’s behind the end of the body.',
  });
  return json;
}
