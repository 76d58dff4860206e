import { z } from 'zod';
import { type FoundRequest, nameByAddress, type Reading } from '#app/formats/import/found.ts';
import { createTally, type Tally } from '#app/formats/import/tally.ts';
import { noRequestVariables } from './bru-file.ts';

const text = z.string().catch('');
const list = z.array(z.unknown()).catch([]);

const pairSchema = z.object({ name: z.string(), value: text, enabled: z.boolean().catch(true) });
const itemSchema = z.object({
  type: text,
  name: text,
  items: z.array(z.unknown()).optional().catch(undefined),
  request: z
    .object({
      method: text,
      url: text,
      headers: list,
      body: z.looseObject({ mode: text, json: text, text: text }).catch({ mode: '', json: '', text: '' }),
      auth: z.looseObject({ mode: text }).catch({ mode: '' }),
      script: z.object({ req: text, res: text }).catch({ req: '', res: '' }),
      tests: text,
      vars: z.object({ req: list }).catch({ req: [] }),
    })
    .optional()
    .catch(undefined),
});
const environmentSchema = z.object({ name: text, variables: list });
// What Bruno's "Export collection" writes; the files of a collection's folder are read one by one.
const fileSchema = z.object({
  name: z.string(),
  version: z.string(),
  items: z.array(z.unknown()),
  environments: list,
});

/** Reads a collection that Bruno exported as one JSON file; null when it isn't one. */
export function readBruno(value: unknown): Reading | null {
  const file = fileSchema.safeParse(value);
  if (!file.success) return null;
  const tally = createTally();
  const requests: FoundRequest[] = [];
  const stack = waiting(file.data.items, [file.data.name]);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { data: item } = itemSchema.safeParse(next.candidate);
    if (item?.items !== undefined) stack.push(...waiting(item.items, [...next.folder, item.name]));
    else if (item?.request === undefined) tally.add('entry', 'It isn’t a folder or an HTTP request.');
    else requests.push(readItem(item.name, item.request, { folder: next.folder, tally }));
  }
  const environments = file.data.environments.flatMap((one) => {
    const { data } = environmentSchema.safeParse(one);
    return data === undefined ? [] : [{ name: data.name, variables: pairsOn(data.variables, 'variable', tally) }];
  });
  return { ok: true, found: { requests, environments, variables: [], notTaken: tally.lines() } };
}

type Waiting = { readonly candidate: unknown; readonly folder: readonly string[] };

function waiting(items: readonly unknown[], folder: readonly string[]): Waiting[] {
  return items.map((candidate) => ({ candidate, folder })).reverse();
}

type Request = NonNullable<z.infer<typeof itemSchema>['request']>;

function readItem(
  name: string,
  { method, url, headers, body, auth, script, tests, vars }: Request,
  { folder, tally }: { readonly folder: readonly string[]; readonly tally: Tally },
): FoundRequest {
  if (!/^(|none|inherit)$/.test(auth.mode)) tally.add('sign-in setting', 'This API doesn’t use passwords.');
  if ((script.req + script.res + tests).trim() !== '') tally.add('script', 'Tidings doesn’t run scripts.');
  tally.add('variable of a request', noRequestVariables, vars.req.length);
  if (!/^(|none|json|text)$/.test(body.mode)) tally.add('form or file body', 'Only text bodies can be imported.');
  const verb = method.toUpperCase() || 'GET';
  return {
    name: name === '' ? nameByAddress(verb, url) : name,
    folder,
    method: verb,
    url,
    headers: pairsOn(headers, 'header', tally),
    body: body.mode === 'json' ? body.json : body.mode === 'text' ? body.text : '',
  };
}

function pairsOn(values: readonly unknown[], noun: string, tally: Tally) {
  const pairs = values.flatMap((one) => pairSchema.safeParse(one).data ?? []);
  tally.add(`disabled ${noun}`, 'Disabled items aren’t imported.', pairs.filter(({ enabled }) => !enabled).length);
  return pairs.filter(({ enabled, name }) => enabled && name !== '').map(({ name, value }) => ({ name, value }));
}
