import { z } from 'zod';
import { type Draft, rowsInUse } from '#app/event/draft.ts';
import type { Problem } from '#app/event/problems.ts';
import type { Template } from './template.ts';

/** The properties that were sent before, the last used first, each with its last values. */
export const catalogueSchema = z
  .array(z.object({ name: z.string(), values: z.array(z.string()).readonly() }))
  .readonly();

export type Catalogue = Readonly<z.infer<typeof catalogueSchema>>;

const most = { names: 500, values: 20, characters: 200 } as const;

/** The catalogue with what a draft teaches. Long values and JSON values are left out. */
export function learn(catalogue: Catalogue, draft: Draft): Catalogue {
  return rowsInUse(draft.properties).reduceRight((known, { name, value, json }) => {
    if (name === '' || name.length > most.characters) return known;
    const before = known.find((entry) => entry.name === name)?.values ?? [];
    const fresh = json === true || value === '' || value.length > most.characters ? [] : [value];
    const values = [...fresh, ...before.filter((other) => !fresh.includes(other))].slice(0, most.values);
    return [{ name, values }, ...known.filter((entry) => entry.name !== name)].slice(0, most.names);
  }, catalogue);
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

/** The properties of a draft whose names look like slips of known ones, with the name that was probably meant. */
export function catalogueProblems(draft: Draft, known: readonly string[]): readonly Problem[] {
  return draft.properties.flatMap((row, index): readonly Problem[] => {
    const meant = row.enabled ? nearMiss(row.name, known) : null;
    if (meant === null) return [];
    const properties = draft.properties.map((other) => (other === row ? { ...other, name: meant } : other));
    return [
      {
        level: 'warning',
        field: { kind: 'property', index, cell: 'name' },
        says: `Property “${row.name}” looks like “${meant}”`,
        why: 'MXO takes them for two different properties.',
        remedy: { label: `Use ${meant}`, change: { properties } },
      },
    ];
  });
}

/** The catalogue with the properties that templates know, behind those that were sent. */
export function withTemplates(catalogue: Catalogue, templates: readonly Template[]): Catalogue {
  const known = new Set(catalogue.map(({ name }) => name));
  const others = templates.flatMap(({ fields }) =>
    fields.flatMap(({ target, choices }) =>
      target.kind === 'property' && !known.has(target.name) ? { name: target.name, values: choices } : [],
    ),
  );
  return [...catalogue, ...new Map(others.map((entry) => [entry.name, entry])).values()];
}
