import { z } from 'zod';
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
