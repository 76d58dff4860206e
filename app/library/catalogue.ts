import { z } from 'zod';
import { type Draft, type Property, type Row, rowsInUse } from '#app/event/draft.ts';
import { editParameters } from '#app/event/parameters.ts';
import type { Problem } from '#app/event/problems.ts';
import { decodeParameter, encodeParameter } from '#app/event/uri.ts';
import type { Template } from '#app/templates/template.ts';

/** What is known by a name: a property, or a parameter of the URI. */
const kinds = ['property', 'parameter'] as const;

/** The names that were sent before, the last used first, each with its last values. A parameter's are as in the URI. */
export const catalogueSchema = z
  .array(
    z.object({ kind: z.enum(kinds).default('property'), name: z.string(), values: z.array(z.string()).readonly() }),
  )
  .readonly();

export type Catalogue = Readonly<z.infer<typeof catalogueSchema>>;
export type CatalogueKind = (typeof kinds)[number];

type KnownRow = Pick<Property, 'name' | 'value' | 'json'> & { readonly kind: CatalogueKind };

const most = { names: 500, values: 20, characters: 200 } as const;

/** The catalogue with what a draft teaches. Long values and JSON values are left out. */
export function learn(catalogue: Catalogue, { properties, parameters }: Draft): Catalogue {
  const rows: readonly KnownRow[] = [
    ...rowsInUse(properties).map((row) => ({ ...row, kind: 'property' as const })),
    ...rowsInUse(parameters).map((row) => ({ ...row, kind: 'parameter' as const })),
  ];
  return rows.reduceRight((known, { kind, name, value, json }) => {
    if (name === '' || name.length > most.characters) return known;
    const isSame = (entry: Catalogue[number]) => entry.kind === kind && entry.name === name;
    const before = known.find(isSame)?.values ?? [];
    const fresh = json === true || value === '' || value.length > most.characters ? [] : [value];
    const values = [...fresh, ...before.filter((other) => !fresh.includes(other))].slice(0, most.values);
    return [{ kind, name, values }, ...known.filter((entry) => !isSame(entry))].slice(0, most.names);
  }, catalogue);
}

/** The names that are known of a kind. */
export function namesOf(catalogue: Catalogue, kind: CatalogueKind): readonly string[] {
  return catalogue.filter((entry) => entry.kind === kind).map(({ name }) => name);
}

/** The values that a name had before. */
export function valuesOf(catalogue: Catalogue, kind: CatalogueKind, name: string): readonly string[] {
  return catalogue.find((entry) => entry.kind === kind && entry.name === name)?.values ?? [];
}

/** The known name that a name was probably meant to be: the same letters in another writing. Null when none is. */
export function nearMiss(name: string, known: readonly string[]): string | null {
  if (name === '' || known.includes(name)) return null;
  const plain = plainly(name);
  const same = known.find((candidate) => plainly(candidate) === plain);
  if (same !== undefined) return same;
  if (plain.length < 5) return null;
  return known.find((candidate) => isOneSlipAway(plain, plainly(candidate))) ?? null;
}

function plainly(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, '');
}

/** Whether one letter more, less, other, or two swapped, make one text of the other. */
function isOneSlipAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const restA = a.slice(from);
  const restB = b.slice(from);
  const swapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1) || swapped;
}

/** What in a draft looks like a slip of a known name, with the name that was probably meant. */
export function catalogueProblems(draft: Draft, catalogue: Catalogue): readonly Problem[] {
  const { properties, parameters } = draft;
  const [knownProperties, knownParameters] = [namesOf(catalogue, 'property'), namesOf(catalogue, 'parameter')];
  return [
    ...slips(parameters, knownParameters, {
      kind: 'parameter',
      words: ['URI parameter', 'parameters'],
      read: decodeParameter,
      rename: (composed, index, name) => editParameters(composed, renamed(composed.parameters, index, name)),
    }),
    ...slips(properties, knownProperties, {
      kind: 'property',
      words: ['Property', 'properties'],
      read: (name) => name,
      rename: (composed, index, name) => ({ ...composed, properties: renamed(composed.properties, index, name) }),
    }),
  ];
}

type Rows = {
  readonly kind: CatalogueKind;
  /** One of these, and several. */
  readonly words: readonly [string, string];
  /** The text that a name means. */
  readonly read: (name: string) => string;
  readonly rename: (composed: Draft, index: number, name: string) => Draft;
};

function slips(
  rows: readonly Row[],
  known: readonly string[],
  { kind, words, read, rename }: Rows,
): readonly Problem[] {
  const knownTexts = known.map(read);
  return rows.flatMap((row, index): readonly Problem[] => {
    const miss = row.enabled ? nearMiss(read(row.name), knownTexts) : null;
    const meant = miss === null ? undefined : known[knownTexts.indexOf(miss)];
    if (meant === undefined) return [];
    return [
      {
        level: 'warning',
        field: { kind, index, cell: 'name' },
        says: `${words[0]} “${row.name}” looks like “${meant}”`,
        why: `MXO treats them as two different ${words[1]}.`,
        remedy: { label: `Use ${meant}`, mend: (composed) => rename(composed, index, meant) },
      },
    ];
  });
}

function renamed<R extends Row>(rows: readonly R[], index: number, name: string): readonly R[] {
  return rows.map((row, at) => (at === index ? { ...row, name } : row));
}

/** The catalogue with the names that templates know, after those that were sent. */
export function withTemplates(catalogue: Catalogue, templates: readonly Template[]): Catalogue {
  const others = templates.flatMap(({ fields }) =>
    fields.flatMap(({ target, choices }): Catalogue => {
      if (target.kind === 'customer-key') return [];
      const { kind, name } = target;
      const isParameter = kind === 'parameter';
      return [
        isParameter
          ? { kind, name: encodeParameter(name), values: choices.map(encodeParameter) }
          : { kind, name, values: choices },
      ];
    }),
  );
  const byName = new Map<string, Catalogue[number]>();
  for (const entry of [...catalogue, ...others]) {
    const id = `${entry.kind} ${entry.name}`;
    if (!byName.has(id)) byName.set(id, entry);
  }
  return [...byName.values()];
}
