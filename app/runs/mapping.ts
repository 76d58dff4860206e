import { z } from 'zod';
import { assertNever } from '#app/assert-never.ts';
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
