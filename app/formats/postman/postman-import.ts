import type { FoundRequest, FoundVariables, Reading } from '#app/formats/import/found.ts';
import { joinFound } from '#app/formats/import/join-found.ts';
import { tooDeep } from '#app/formats/import/json-text.ts';
import { createTally, type Tally } from '#app/formats/import/tally.ts';
import {
  authSchema,
  collectionSchema,
  descriptionSchema,
  environmentSchema,
  firstCollectionSchema,
  itemSchema,
  requestSchema,
  scriptSchema,
  wrapperSchema,
} from './postman-schema.ts';
import { readPostmanRequest, readVariables } from './read-postman-request.ts';

/** How deeply folders may be nested. No one nests them this deep by hand. */
const deepestFolder = 100;

/**
 * Reads what Postman exports: collections (v2.0 and v2.1), environments, its globals, a data dump, and what its API gives.
 * Null when it is nothing of Postman.
 */
export function readPostman(value: unknown): Reading | null {
  const documents = documentsIn(value);
  const readings = documents.map(readDocument);
  if (readings.length === 0 || readings.includes(null)) return null;
  const read = readings.flatMap((one) => (one === null ? [] : [one]));
  const found = read.flatMap((one) => (one.ok ? [one.found] : []));
  const refused = read.flatMap((one) => (one.ok ? [] : [one.problem]));
  const [problem] = refused;
  if (found.length === 0 && problem !== undefined) return { ok: false, problem };
  const left = refused.map((why) => ({ what: 'A collection', why }));
  const joined = joinFound(found);
  return { ok: true, found: { ...joined, notTaken: [...joined.notTaken, ...left] } };
}

/** The collections, environments and globals in a value, without what is wrapped around them. */
function documentsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const wrapper = wrapperSchema.safeParse(value).data;
  if (wrapper === undefined || collectionSchema.safeParse(value).success) return [value];
  const { collection, environment, collections, environments, globals } = wrapper;
  const named = globals.length === 0 ? [] : [{ name: '', values: globals, _postman_variable_scope: 'globals' }];
  const inside = [collection, environment].filter((one) => one !== undefined);
  const all = [...inside, ...collections, ...environments, ...named];
  return all.length === 0 ? [value] : all;
}

function readDocument(value: unknown): Reading | null {
  const collection = collectionSchema.safeParse(value);
  if (collection.success) return readCollection(collection.data);
  const environment = environmentSchema.safeParse(value);
  if (environment.success) return readEnvironment(environment.data);
  return firstCollectionSchema.safeParse(value).success
    ? { ok: false, problem: 'This collection has an old format. Export it from Postman as Collection v2.1.' }
    : null;
}

function readEnvironment(environment: ReturnType<typeof environmentSchema.parse>): Reading {
  const tally = createTally();
  const variables = readVariables(environment.values, tally);
  const isGlobal = environment._postman_variable_scope === 'globals';
  const environments: readonly FoundVariables[] = isGlobal ? [] : [{ name: environment.name, variables }];
  return {
    ok: true,
    found: { requests: [], environments, variables: isGlobal ? variables : [], notTaken: tally.lines() },
  };
}

type Waiting = { readonly candidate: unknown; readonly folder: readonly string[] };

function readCollection(collection: ReturnType<typeof collectionSchema.parse>): Reading {
  const tally = createTally();
  const requests: FoundRequest[] = [];
  countAside({ ...collection, description: collection.info.description }, tally);
  const variables = readVariables(collection.variable, tally);
  // An explicit stack, the next one on top: a collection may be nested deeper than functions can call each other.
  const name = collection.info.name === '' ? 'Postman collection' : collection.info.name;
  const stack: Waiting[] = waiting(collection.item, [name]);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { candidate, folder } = next;
    const { data: item } = itemSchema.safeParse(candidate);
    if (item === undefined) {
      tally.add('unreadable entry', 'It isn’t a folder or a request.');
      continue;
    }
    countAside(item, tally);
    tally.add('saved response', 'Only requests can be imported.', item.response.length);
    if (item.item !== undefined) {
      if (folder.length >= deepestFolder) return { ok: false, problem: tooDeep };
      tally.add(
        'variable of a folder',
        'Tidings only imports variables of the whole collection.',
        item.variable.length,
      );
      for (const inner of waiting(item.item, [...folder, item.name])) stack.push(inner);
      continue;
    }
    const request = readPostmanRequest(item.request, { name: item.name, folder }, tally);
    if (request === null) tally.add('unreadable entry', 'It isn’t a folder or a request.');
    else {
      requests.push(request);
      const { data: aside } = requestSchema.safeParse(item.request);
      if (aside !== undefined) countAside({ ...aside, event: [] }, tally);
    }
  }
  return { ok: true, found: { requests, environments: [], variables, notTaken: tally.lines() } };
}

function waiting(items: readonly unknown[], folder: readonly string[]): Waiting[] {
  return items.map((candidate) => ({ candidate, folder })).reverse();
}

/** Counts what collections, folders and requests have in common and is left out. */
function countAside(
  { event, auth, description }: { event: readonly unknown[]; auth?: unknown; description?: unknown },
  tally: Tally,
): void {
  const scripts = event.filter((one) => scriptSchema.safeParse(one).data?.script.exec.trim());
  tally.add('script', 'Tidings doesn’t run scripts.', scripts.length);
  const kind = authSchema.safeParse(auth).data?.type ?? 'noauth';
  if (kind !== 'noauth') tally.add('sign-in setting', 'This API doesn’t use passwords.');
  if (descriptionSchema.safeParse(description).data?.trim())
    tally.add('description', 'Tidings doesn’t have descriptions.');
}
