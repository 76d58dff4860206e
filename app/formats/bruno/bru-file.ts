import type { FoundHeader, Reading } from '#app/formats/import/found.ts';
import { nameByAddress } from '#app/formats/import/found.ts';
import { createTally } from '#app/formats/import/tally.ts';

/** Why a variable that only one request has is left out. */
export const noRequestVariables = 'Tidings only imports variables of environments.';

const blockStart = /^([a-z][a-z:-]*)\s*\{\s*$/;

/** Whether a text is a file of a Bruno collection (`.bru`). */
export function isBruFile(text: string): boolean {
  return /^\s*(?:meta|get|post|put|patch|delete|vars|headers|body(?::\w+)?)\s*\{[^\S\n]*\r?\n/.test(text);
}

/** Reads one `.bru` file: a request, or an environment. A block ends with a bracket at the start of its line. */
export function readBruFile(text: string): Reading {
  const tally = createTally();
  const blocks = blocksOf(text);
  const meta = new Map(pairsOf(blocks.get('meta') ?? []).map(({ name, value }) => [name, value]));
  const vars = pairsOf(blocks.get('vars') ?? []);
  const environments = vars.length === 0 ? [] : [{ name: meta.get('name') ?? '', variables: vars }];
  for (const name of blocks.keys()) {
    if (/^(script|tests|assert)/.test(name)) tally.add('script', 'Tidings doesn’t run scripts.');
    if (/^auth:(?!none)/.test(name)) tally.add('sign-in setting', 'This API doesn’t use passwords.');
    if (/^body:(?!json|text)/.test(name)) tally.add('form or file body', 'Only text bodies can be imported.');
    if (/^vars:/.test(name))
      tally.add('variable of a request', noRequestVariables, pairsOf(blocks.get(name) ?? []).length);
    if (name === 'docs') tally.add('description', 'Tidings has no place for it.');
  }
  const verb = ['get', 'post', 'put', 'patch', 'delete'].find((one) => blocks.has(one));
  if (verb === undefined && environments.length === 0)
    return {
      ok: false,
      problem: 'This Bruno file contains no request. Export the whole collection from Bruno, and import that.',
    };
  const address = new Map(pairsOf(blocks.get(verb ?? '') ?? []).map(({ name, value }) => [name, value]));
  const method = (verb ?? '').toUpperCase();
  const url = address.get('url') ?? '';
  const body = blocks.get('body:json') ?? blocks.get('body') ?? blocks.get('body:text') ?? [];
  const request = {
    name: meta.get('name') ?? nameByAddress(method, url),
    folder: [],
    method,
    url,
    headers: pairsOf(blocks.get('headers') ?? []),
    body: body.join('\n'),
  };
  const requests = verb === undefined ? [] : [request];
  return { ok: true, found: { requests, environments, variables: [], notTaken: tally.lines() } };
}

function blocksOf(text: string): ReadonlyMap<string, readonly string[]> {
  const blocks = new Map<string, string[]>();
  let open: string[] | null = null;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const [, name] = open === null ? (blockStart.exec(line) ?? []) : [];
    if (name !== undefined) {
      open = [];
      blocks.set(name, open);
    } else if (line.startsWith('}')) open = null;
    else open?.push(line);
  }
  return blocks;
}

/** `name: value` on each line; those that begin with `~` are switched off. */
function pairsOf(lines: readonly string[]): readonly FoundHeader[] {
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim();
    return name === '' || name.startsWith('~') ? [] : [{ name, value: line.slice(colon + 1).trim() }];
  });
}
