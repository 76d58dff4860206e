import { z } from 'zod';
import type { Variable } from '#app/event/variables.ts';
import { fillIn } from '#app/formats/import/fill-variables.ts';
import { type GivenPair, keptVariables } from '#app/formats/import/kept-pairs.ts';
import type { Tally } from '#app/formats/import/tally.ts';
import { namedValues } from '#app/named-values.ts';
import { asTokens } from './insomnia-tokens.ts';
import type { Resource } from './insomnia-tree.ts';

const dataSchema = namedValues(z.unknown()).catch({});
const environmentSchema = z.object({
  data: dataSchema,
  /** The rows of the table that an environment can be edited in. Those that are switched off are only here. */
  kvPairData: z.array(z.object({ enabled: z.boolean().catch(true) }).catch({ enabled: true })).catch([]),
});

/** Where Insomnia keeps secrets: encrypted, with a key that isn't in the file. */
const vault = '__insomnia_vault.';

export type Variables = readonly Variable[];

export function isEnvironment({ _type }: Resource): boolean {
  return _type === 'environment';
}

/** The variables of an environment and of the base that it is in: its own win. */
export function readVariables(resource: Resource, base: Variables, tally: Tally): Variables {
  const { data, kvPairData } = environmentSchema.parse(resource);
  const off = kvPairData.filter(({ enabled }) => !enabled).map(() => ({ name: '', value: '', isOn: false }));
  const values = new Map(base.map(({ name, value }) => [name, value]));
  for (const { name, value } of keptVariables([...flatten(data), ...off], tally)) {
    const inherited = values.get(name);
    // A value may be made of the one that it replaces.
    values.set(name, inherited === undefined ? value : fillIn(value, [{ name, value: inherited }]));
  }
  return Array.from(values, ([name, value]) => ({ name, value }));
}

/** How many variables a table of them has. */
export function variableCount(data: unknown): number {
  return flatten(dataSchema.parse(data)).length;
}

/** The values of nested tables under names such as `server.host`, as Insomnia names them in a request. */
function flatten(data: Readonly<Record<string, unknown>>): readonly GivenPair[] {
  const found: GivenPair[] = [];
  const stack: (readonly [prefix: string, value: unknown])[] = Object.entries(data).reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [name, value] = next;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [inner, one] of Object.entries(value).reverse()) stack.push([`${name}.${inner}`, one]);
    else if (name.startsWith(vault)) found.push({ name, value: '', isOn: true, isSecret: true });
    else if (value !== null && value !== undefined)
      found.push({ name, value: asTokens(typeof value === 'string' ? value : JSON.stringify(value)), isOn: true });
  }
  return found;
}
