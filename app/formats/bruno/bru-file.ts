import type { FoundRequest, Reading } from '#app/formats/import/found.ts';
import { nameByAddress } from '#app/formats/import/found.ts';
import { keptPairs, keptVariables, switchedOff } from '#app/formats/import/kept-pairs.ts';
import { fillPathParameters } from '#app/formats/import/path-parameters.ts';
import { createTally, type Tally } from '#app/formats/import/tally.ts';
import { blocksOf, pairsOf, secretsOf, textOf } from './bru-blocks.ts';

/** Why a variable that only one request or folder has is left out. */
export const noRequestVariables = 'Tidings only imports variables of environments and whole collections.';

/** Whether a text is a file of a Bruno collection (`.bru`). */
export function isBruFile(text: string): boolean {
  return /^\s*(?:(?:meta|get|post|put|patch|delete|vars(?::pre-request)?|headers|auth|body(?::\w+)?)\s*\{|vars:secret\s*\[)[^\S\n]*\r?\n/.test(
    text,
  );
}

type Blocks = ReturnType<typeof blocksOf>;

/** Reads one `.bru` file: a request, an environment, or what a collection sets for all its requests. */
export function readBruFile(text: string): Reading {
  const tally = createTally();
  const blocks = blocksOf(text);
  const meta = new Map(pairsOf(blocks.get('meta')).map(({ name, value }) => [name, value]));
  const verb = ['get', 'post', 'put', 'patch', 'delete'].find((one) => blocks.has(one));
  const given = [...pairsOf(blocks.get('vars')), ...secretsOf(blocks.get('vars:secret'))];
  const environments =
    given.length === 0 ? [] : [{ name: meta.get('name') ?? '', variables: keptVariables(given, tally) }];
  // The file of a folder has a name, that of the collection has none.
  const isOfCollection = verb === undefined && !meta.has('name');
  const shared = pairsOf(blocks.get('vars:pre-request'));
  const variables = isOfCollection ? keptVariables(shared, tally) : [];
  if (!isOfCollection) tally.add('variable of a request', noRequestVariables, shared.length);
  countAside(blocks, tally);
  if (verb === undefined && environments.length + variables.length === 0)
    return {
      ok: false,
      problem: 'This Bruno file contains no request. Export the whole collection from Bruno, and import that.',
    };
  const requests = verb === undefined ? [] : [readRequest(blocks, { verb, name: meta.get('name') }, tally)];
  return { ok: true, found: { requests, environments, variables, notTaken: tally.lines() } };
}

function countAside(blocks: Blocks, tally: Tally): void {
  for (const name of blocks.keys()) {
    if (/^(script|tests|assert)/.test(name)) tally.add('script', 'Tidings doesn’t run scripts.');
    if (/^auth:(?!none)/.test(name)) tally.add('sign-in setting', 'This API doesn’t use passwords.');
    if (name === 'vars:post-response')
      tally.add('variable of a request', noRequestVariables, pairsOf(blocks.get(name)).length);
    if (name === 'docs') tally.add('description', 'Tidings has no place for it.');
  }
}

function readRequest(
  blocks: Blocks,
  { verb, name }: { readonly verb: string; readonly name: string | undefined },
  tally: Tally,
): FoundRequest {
  const address = new Map(pairsOf(blocks.get(verb)).map((pair) => [pair.name, pair.value]));
  const method = verb.toUpperCase();
  const path = keptPairs(pairsOf(blocks.get('params:path')), 'path parameter', tally);
  // Those of the query that are switched on are in the address too.
  const query = [...pairsOf(blocks.get('params:query')), ...pairsOf(blocks.get('query'))];
  tally.add('disabled query parameter', switchedOff, query.filter(({ isOn }) => !isOn).length);
  const url = fillPathParameters(address.get('url') ?? '', path);
  return {
    name: name ?? nameByAddress(method, url),
    folder: [],
    method,
    url,
    headers: keptPairs(pairsOf(blocks.get('headers')), 'header', tally),
    body: bodyOf(blocks, address.get('body'), tally),
  };
}

/** The body that is chosen: Bruno keeps the others in the file too. */
function bodyOf(blocks: Blocks, chosen: string | undefined, tally: Tally): string {
  const json = blocks.get('body:json') ?? blocks.get('body');
  const plain = blocks.get('body:text');
  switch (chosen) {
    case 'json':
      return textOf(json);
    case 'text':
      return textOf(plain);
    case 'none':
      return '';
    case undefined:
      if (json !== undefined || plain !== undefined) return textOf(json ?? plain);
  }
  const isThere = chosen !== undefined || [...blocks.keys()].some((name) => name.startsWith('body:'));
  if (isThere) tally.add('form or file body', 'Only text bodies can be imported.');
  return '';
}
