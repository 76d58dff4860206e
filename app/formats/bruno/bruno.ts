import { z } from 'zod';
import { type FoundHeader, type FoundRequest, nameByAddress, type Reading } from '#app/formats/import/found.ts';
import { keptPairs, keptVariables, pairValueSchema, switchedOff } from '#app/formats/import/kept-pairs.ts';
import { fillPathParameters } from '#app/formats/import/path-parameters.ts';
import { createTally, type Tally } from '#app/formats/import/tally.ts';
import { noRequestVariables } from './bru-file.ts';

const text = z.string().catch('');
const list = z.array(z.unknown()).catch([]);

const pairSchema = z.object({
  name: z.string(),
  value: pairValueSchema,
  enabled: z.boolean().catch(true),
  secret: z.boolean().catch(false),
  /** Of a parameter: `path` or `query`. */
  type: text,
});
/** What requests, folders and the collection have in common. */
const partSchema = z.object({
  headers: list,
  auth: z.looseObject({ mode: text }).catch({ mode: '' }),
  script: z.object({ req: text, res: text }).catch({ req: '', res: '' }),
  tests: text,
  assertions: list,
  vars: z.object({ req: list, res: list }).catch({ req: [], res: [] }),
  docs: text,
});
const rootSchema = z
  .object({ request: partSchema.optional().catch(undefined), docs: text })
  .optional()
  .catch(undefined);
const requestSchema = partSchema.extend({
  method: text,
  url: text,
  params: list,
  body: z.looseObject({ mode: text, json: text, text: text }).catch({ mode: '', json: '', text: '' }),
});
const itemSchema = z.object({
  type: text,
  name: text,
  seq: z.number().catch(0),
  items: z.array(z.unknown()).optional().catch(undefined),
  request: requestSchema.optional().catch(undefined),
  examples: list,
  root: rootSchema,
});
const environmentSchema = z.object({ name: text, variables: list });
// What Bruno's "Export collection" writes; the files of a collection's folder are read one by one.
const fileSchema = z.object({
  name: z.string(),
  version: z.string(),
  items: z.array(z.unknown()),
  environments: list,
  root: rootSchema,
});

type Part = z.infer<typeof partSchema>;
type Root = z.infer<typeof rootSchema>;
type Item = z.infer<typeof itemSchema>;

/** Where an item is, with the headers that are sent from there with each request. */
type Place = { readonly folder: readonly string[]; readonly headers: readonly FoundHeader[] };

/** Reads a collection that Bruno exported as one JSON file; null when it isn't one. */
export function readBruno(value: unknown): Reading | null {
  const file = fileSchema.safeParse(value);
  if (!file.success) return null;
  const tally = createTally();
  const requests: FoundRequest[] = [];
  const top = { folder: [file.data.name], headers: readRoot(file.data.root, tally) };
  // An environment of a collection is no environment of another one.
  const workspace = file.data.name;
  const variables = keptVariables(readPairs(file.data.root?.request?.vars.req ?? []), tally);
  const stack = waiting(file.data.items, top);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { item, place } = next;
    tally.add('saved response', 'Only requests can be imported.', item?.examples.length ?? 0);
    if (item?.items !== undefined) {
      tally.add('variable of a folder', noRequestVariables, item.root?.request?.vars.req.length ?? 0);
      const headers = inherit(place.headers, readRoot(item.root, tally));
      for (const inner of waiting(item.items, { folder: [...place.folder, item.name], headers })) stack.push(inner);
    } else if (item?.request === undefined) tally.add('entry', 'It isn’t a folder or an HTTP request.');
    else requests.push({ ...readItem(item.name, item.request, { place, tally }), workspace });
  }
  const environments = file.data.environments.flatMap((one) => {
    const { data } = environmentSchema.safeParse(one);
    if (data === undefined) return [];
    return [{ name: data.name, variables: keptVariables(readPairs(data.variables), tally), workspace }];
  });
  return { ok: true, found: { requests, environments, variables, notTaken: tally.lines() } };
}

type Waiting = { readonly item: Item | undefined; readonly place: Place };

/** Some items in the order of Bruno's list, the first one last. */
function waiting(items: readonly unknown[], place: Place): Waiting[] {
  return items
    .map((one) => ({ item: itemSchema.safeParse(one).data, place }))
    .toSorted((a, b) => (a.item?.seq ?? 0) - (b.item?.seq ?? 0))
    .reverse();
}

/** The headers that the collection or a folder sets. */
function readRoot(root: Root, tally: Tally): readonly FoundHeader[] {
  if (root === undefined) return [];
  if (root.docs.trim() !== '') tally.add('description', 'Tidings doesn’t have descriptions.');
  return root.request === undefined ? [] : readPart(root.request, tally);
}

/** The headers of a request, a folder or the collection. What else is left out of it is counted. */
function readPart({ headers, auth, script, tests, assertions, vars, docs }: Part, tally: Tally) {
  if (!/^(|none|inherit)$/.test(auth.mode)) tally.add('sign-in setting', 'This API doesn’t use passwords.');
  if ((script.req + script.res + tests).trim() !== '' || assertions.length > 0)
    tally.add('script', 'Tidings doesn’t run scripts.');
  if (docs.trim() !== '') tally.add('description', 'Tidings doesn’t have descriptions.');
  tally.add('variable of a request', noRequestVariables, vars.res.length);
  return pairsOn(headers, 'header', tally);
}

function readItem(
  name: string,
  request: NonNullable<Item['request']>,
  { place, tally }: { readonly place: Place; readonly tally: Tally },
): FoundRequest {
  const { method, params, body, vars } = request;
  const own = readPart(request, tally);
  tally.add('variable of a request', noRequestVariables, vars.req.length);
  if (!/^(|none|json|text)$/.test(body.mode)) tally.add('form or file body', 'Only text bodies can be imported.');
  const pairs = readPairs(params);
  // Those of the query that are switched on are in the address too.
  const off = pairs.filter(({ type, isOn }) => type !== 'path' && !isOn);
  tally.add('disabled query parameter', switchedOff, off.length);
  const path = keptPairs(
    pairs.filter(({ type }) => type === 'path'),
    'path parameter',
    tally,
  );
  const verb = method.toUpperCase() || 'GET';
  const url = fillPathParameters(request.url, path);
  return {
    name: name === '' ? nameByAddress(verb, url) : name,
    folder: place.folder,
    method: verb,
    url,
    headers: inherit(place.headers, own),
    body: body.mode === 'json' ? body.json : body.mode === 'text' ? body.text : '',
  };
}

/** Headers from above, and those of the same names in their place. */
function inherit(above: readonly FoundHeader[], own: readonly FoundHeader[]): readonly FoundHeader[] {
  return above.length === 0
    ? own
    : [...new Map([...above, ...own].map((one) => [one.name.toLowerCase(), one])).values()];
}

function pairsOn(values: readonly unknown[], noun: string, tally: Tally): readonly FoundHeader[] {
  return keptPairs(readPairs(values), noun, tally);
}

function readPairs(values: readonly unknown[]) {
  const pairs = values.flatMap((one) => pairSchema.safeParse(one).data ?? []);
  return pairs.map(({ enabled, secret, ...one }) => ({ ...one, isOn: enabled, isSecret: secret }));
}
