import { z } from 'zod';
import { dataFormatSchema } from './data-format.ts';

/** How many problems of a data file are kept in words; the rest are counted. */
export const mostProblems = 100;

/** What the window knows of a data file: all but its rows, which it asks for by page. */
export const dataDescriptionSchema = z.object({
  name: z.string(),
  bytes: z.number().int().nonnegative(),
  format: dataFormatSchema,
  columns: z.array(z.string()),
  rowCount: z.number().int().nonnegative(),
  problems: z.array(z.object({ row: z.number().int().positive().nullable(), says: z.string() })),
  problemCount: z.number().int().nonnegative(),
});

export type DataDescription = z.infer<typeof dataDescriptionSchema>;
