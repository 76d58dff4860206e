import { z } from 'zod';
import { mapOutsideTokens } from '#app/event/tokens.ts';
import { encodeCell } from '#app/event/uri.ts';
import {
  type FoundHeader,
  type FoundRequest,
  type FoundVariables,
  nameByAddress,
  type Reading,
} from '#app/formats/import/found.ts';
import { keptPairs, pairValueSchema } from '#app/formats/import/kept-pairs.ts';
import { fillPathParameters } from '#app/formats/import/path-parameters.ts';
import { createTally, type Tally } from '#app/formats/import/tally.ts';
import { isEnvironment, readVariables, type Variables, variableCount } from './insomnia-environment.ts';
import { asTokens } from './insomnia-tokens.ts';
import { ancestorsOf, inOrder, type Placed, type Resource, resourceSchema, workspaceOf } from './insomnia-tree.ts';

const text = z.string().catch('');
const list = z.array(z.unknown()).catch([]);

// https://developer.konghq.com/insomnia/import-export/: version 4 is one list of resources that name their parents.
const fileSchema = z.object({ _type: z.literal('export'), resources: z.array(z.unknown()) });
/** What requests and folders have in common. */
const partSchema = z.object({
  headers: list,
  authentication: z.looseObject({ type: text }).catch({ type: '' }),
  preRequestScript: text,
  afterResponseScript: text,
  description: text,
  environment: z.unknown().optional(),
});
const requestSchema = z.object({
  method: text,
  url: text,
  parameters: list,
  pathParameters: list,
  settingEncodeUrl: z.boolean().catch(true),
  body: z
    .object({ text: z.string().optional().catch(undefined), params: list, fileName: text })
    .catch({ params: [], fileName: '' }),
});
const pairSchema = z.object({ name: z.string(), value: pairValueSchema, disabled: z.boolean().catch(false) });

/** Reads an export of Insomnia in version 4 (JSON); null when it isn't one. */
export function readInsomnia(value: unknown): Reading | null {
  const file = fileSchema.safeParse(value);
  if (!file.success) return null;
  const tally = createTally();
  const resources = file.data.resources.flatMap((one) => resourceSchema.safeParse(one).data ?? []);
  const requests: FoundRequest[] = [];
  const environments: FoundVariables[] = [];
  const variables = new Map<Resource, Variables>();
  const headers = new Map<Resource, readonly FoundHeader[]>();
  for (const placed of inOrder(resources)) {
    const { resource, above, below } = placed;
    if (isEnvironment(resource)) {
      const base = above === null ? undefined : variables.get(above.resource);
      const own = readVariables(resource, base ?? [], tally);
      variables.set(resource, own);
      // The base environment is part of each of the others.
      if (own.length > 0 && !below.some(isEnvironment))
        environments.push({ name: resource.name, variables: own, ...workspaceOf(placed) });
    } else if (resource._type === 'request' || resource._type === 'request_group') {
      headers.set(resource, readPart(resource, tally));
      if (resource._type === 'request') requests.push(readRequest(placed, headers, tally));
    } else if (!/^(workspace|cookie_jar|api_spec)$/.test(resource._type))
      tally.add('other entry', 'Only requests and environments can be imported.');
  }
  return { ok: true, found: { requests, environments, variables: [], notTaken: tally.lines() } };
}

/** The headers of a request or a folder. What else is left out of it is counted. */
function readPart(resource: Resource, tally: Tally): readonly FoundHeader[] {
  const part = partSchema.parse(resource);
  if (part.authentication.type !== '' && part.authentication.type !== 'none')
    tally.add('sign-in setting', 'This API doesn’t use passwords.');
  if ((part.preRequestScript + part.afterResponseScript).trim() !== '')
    tally.add('script', 'Tidings doesn’t run scripts.');
  if (part.description.trim() !== '') tally.add('description', 'Tidings doesn’t have descriptions.');
  tally.add('variable of a folder', 'Tidings only imports variables of environments.', variableCount(part.environment));
  return readPairs(part.headers, 'header', tally);
}

function readRequest(
  placed: Placed,
  headers: ReadonlyMap<Resource, readonly FoundHeader[]>,
  tally: Tally,
): FoundRequest {
  const { resource } = placed;
  const request = requestSchema.parse(resource);
  const { body } = request;
  if (body.text === undefined && (body.params.length > 0 || body.fileName !== ''))
    tally.add('form or file body', 'Only text bodies can be imported.');
  const method = request.method.toUpperCase() || 'GET';
  const path = readPairs(request.pathParameters, 'path parameter', tally);
  const query = readPairs(request.parameters, 'query parameter', tally);
  const url = withQuery(fillPathParameters(asTokens(request.url), path), query, request.settingEncodeUrl);
  const ancestors = ancestorsOf(placed);
  // The header of a folder is sent with each of its requests that has none by this name.
  const all = [...ancestors, resource].flatMap((one) => headers.get(one) ?? []);
  return {
    name: resource.name === '' ? nameByAddress(method, url) : resource.name,
    folder: ancestors.map(({ name }) => name).filter((name) => name !== ''),
    method,
    url,
    headers: [...new Map(all.map((one) => [one.name.toLowerCase(), one])).values()],
    body: asTokens(body.text ?? ''),
    ...workspaceOf(placed),
  };
}

function readPairs(values: readonly unknown[], noun: string, tally: Tally): readonly FoundHeader[] {
  const pairs = values.flatMap((one) => pairSchema.safeParse(one).data ?? []);
  const given = pairs.map(({ name, value, disabled }) => ({ name, value: asTokens(value), isOn: !disabled }));
  return keptPairs(given, noun, tally);
}

/** An address with more parameters, as Insomnia adds them: each encoded, unless that is switched off. */
function withQuery(url: string, parameters: readonly FoundHeader[], isEncoded: boolean): string {
  if (parameters.length === 0) return url;
  const encode = (cell: string, kind: 'name' | 'value') =>
    isEncoded ? mapOutsideTokens(encodeCell(cell, kind), (part) => part.replaceAll('+', '%2B')) : cell;
  const query = parameters.map(({ name, value }) => `${encode(name, 'name')}=${encode(value, 'value')}`).join('&');
  // What is behind a `#` isn't sent.
  const [address = ''] = url.split('#', 1);
  return `${address}${address.includes('?') ? '&' : '?'}${query}`;
}
