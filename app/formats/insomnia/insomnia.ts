import { z } from 'zod';
import { type FoundRequest, type FoundVariables, nameByAddress, type Reading } from '#app/formats/import/found.ts';
import { createTally } from '#app/formats/import/tally.ts';
import { namedValues } from '#app/named-values.ts';

const text = z.string().catch('');
const list = z.array(z.unknown()).catch([]);

// https://developer.konghq.com/insomnia/import-export/: version 4 is one list of resources that name their parents.
const fileSchema = z.object({ _type: z.literal('export'), resources: z.array(z.unknown()) });
const resourceSchema = z.looseObject({
  _id: text,
  parentId: z.string().nullable().catch(null),
  _type: text,
  name: text,
});
const requestSchema = z.object({
  method: text,
  url: text,
  headers: list,
  parameters: list,
  body: z.object({ text: z.string().optional().catch(undefined), params: list }).catch({ params: [] }),
  authentication: z.looseObject({ type: text }).catch({ type: '' }),
  preRequestScript: text,
  afterResponseScript: text,
});
const pairSchema = z.object({ name: z.string(), value: text, disabled: z.boolean().catch(false) });
const environmentSchema = z.object({ data: namedValues(z.unknown()).catch({}) });

type Resource = z.infer<typeof resourceSchema>;

/** Reads an export of Insomnia in version 4 (JSON); null when it isn't one. */
export function readInsomnia(value: unknown): Reading | null {
  const file = fileSchema.safeParse(value);
  if (!file.success) return null;
  const tally = createTally();
  const resources = file.data.resources.flatMap((one) => resourceSchema.safeParse(one).data ?? []);
  const byId = new Map(resources.map((one) => [one._id, one]));
  const requests: FoundRequest[] = [];
  const environments: FoundVariables[] = [];
  for (const resource of resources) {
    if (resource._type === 'environment') {
      const { data } = environmentSchema.parse(resource);
      const variables = flatten(data).map(({ name, value: one }) => ({ name, value: asTokens(one) }));
      if (variables.length > 0) environments.push({ name: resource.name, variables });
    } else if (resource._type === 'request') {
      const request = requestSchema.parse(resource);
      if (request.authentication.type !== '' && request.authentication.type !== 'none')
        tally.add('sign-in setting', 'This API doesn’t use passwords.');
      if ((request.preRequestScript + request.afterResponseScript).trim() !== '')
        tally.add('script', 'Tidings doesn’t run scripts.');
      if (request.body.text === undefined && request.body.params.length > 0)
        tally.add('form body', 'Only text bodies can be imported.');
      const method = request.method.toUpperCase() || 'GET';
      const url = asTokens(request.url) + queryOf(request.parameters);
      requests.push({
        name: resource.name === '' ? nameByAddress(method, url) : resource.name,
        folder: folderOf(resource, byId),
        method,
        url,
        headers: pairsOn(request.headers),
        body: asTokens(request.body.text ?? ''),
      });
    } else if (!/^(workspace|request_group|cookie_jar|api_spec)$/.test(resource._type))
      tally.add('other entry', 'Only requests and environments can be imported.');
  }
  return { ok: true, found: { requests, environments, variables: [], notTaken: tally.lines() } };
}

/** The names of the groups above it, and of its workspace. */
function folderOf({ parentId }: Resource, byId: ReadonlyMap<string, Resource>): readonly string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at = parentId; at !== null && !seen.has(at); at = byId.get(at)?.parentId ?? null) {
    seen.add(at);
    const name = byId.get(at)?.name ?? '';
    if (name !== '') names.unshift(name);
  }
  return names;
}

/** `{{ _.name }}` of Insomnia is `{{name}}`; `{% uuid %}` and its like are kept as written. */
function asTokens(value: string): string {
  return value
    .replace(/\{\{\s*_\.([\w.-]+)\s*\}\}/g, '{{$1}}')
    .replace(/\{%\s*uuid\s[^%]*%\}/g, '{{$guid}}')
    .replace(/\{%\s*now\s+'iso-8601'[^%]*%\}/g, '{{$isoTimestamp}}');
}

function pairsOn(values: readonly unknown[]): readonly { readonly name: string; readonly value: string }[] {
  return values.flatMap((one) => {
    const { data } = pairSchema.safeParse(one);
    return data === undefined || data.disabled || data.name === ''
      ? []
      : [{ name: data.name, value: asTokens(data.value) }];
  });
}

function queryOf(parameters: readonly unknown[]): string {
  const query = pairsOn(parameters).map(({ name, value }) => `${name}=${value}`);
  return query.length === 0 ? '' : `?${query.join('&')}`;
}

/** The values of nested tables under names such as `server.host`, as Insomnia names them in a request. */
function flatten(
  data: Readonly<Record<string, unknown>>,
): readonly { readonly name: string; readonly value: string }[] {
  const found: { name: string; value: string }[] = [];
  const stack: (readonly [prefix: string, value: unknown])[] = Object.entries(data).reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [name, value] = next;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [inner, one] of Object.entries(value).reverse()) stack.push([`${name}.${inner}`, one]);
    else if (value !== null && value !== undefined)
      found.push({ name, value: typeof value === 'string' ? value : JSON.stringify(value) });
  }
  return found;
}
