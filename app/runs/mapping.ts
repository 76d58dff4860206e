import { z } from 'zod';
import { assertNever } from '#app/assert-never.ts';
import type { Problem } from '#app/event/problems.ts';
import { cellKinds } from './cell-value.ts';

/** Where the cells of a column go: into a variable, or straight into a field of each event. */
export const columnTargetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('variable'), name: z.string() }),
  z.object({ kind: z.literal('customer-key') }),
  z.object({ kind: z.literal('tid') }),
  z.object({
    kind: z.literal('property'),
    name: z.string(),
    /** What its cells are sent as; without it, as the event has the property: a text, unless it is a JSON value there. */
    as: z.enum(cellKinds).optional(),
  }),
  z.object({ kind: z.literal('unused') }),
]);

export const mappingSchema = z.array(z.object({ column: z.string(), target: columnTargetSchema })).readonly();

export type ColumnTarget = Readonly<z.infer<typeof columnTargetSchema>>;
export type Mapping = Readonly<z.infer<typeof mappingSchema>>;

/** The mapped columns that the data does not have, each in words. */
export function sayMissingColumns(mapping: Mapping, columns: readonly string[]): readonly string[] {
  return mapping
    .filter(({ column, target }) => target.kind !== 'unused' && !columns.includes(column))
    .map(({ column, target }) => `The data has no column “${column}”. ${otherColumnFor(target)}`);
}

function otherColumnFor(target: ColumnTarget): string {
  switch (target.kind) {
    case 'variable':
      return `Map the variable {{${target.name}}} to another one.`;
    case 'customer-key':
      return 'Choose another one for the customer key.';
    case 'tid':
      return 'Choose another one for the TID.';
    case 'property':
      return `Choose another one for the property “${target.name}”.`;
    case 'unused':
      return '';
    default:
      return assertNever(target);
  }
}

/** Where a target leads, in words: what leads to the same place has the same. */
export function placeOfTarget(target: ColumnTarget): string {
  return 'name' in target ? `${target.kind} ${target.name.trim()}` : target.kind.replace('-', ' ');
}

/** What cannot be sent because two columns go to one place: it is not guessed which of them is meant. */
export function targetClashes(mapping: Mapping, columns: readonly string[]): readonly Problem[] {
  const places = new Map<string, string[]>();
  for (const { column, target } of mapping) {
    if (target.kind === 'unused' || !columns.includes(column)) continue;
    const place = placeOfTarget(target);
    places.set(place, [...(places.get(place) ?? []), column]);
  }
  return [...places].flatMap(([place, names]): readonly Problem[] =>
    names.length < 2
      ? []
      : [
          {
            level: 'error',
            field: { kind: 'body' },
            says: `The columns ${names.join(' and ')} both go to the ${place}`,
            why: 'Only one can be sent. Set the others to “Not used”.',
          },
        ],
  );
}
