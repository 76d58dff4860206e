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
  /** Rows that are left out unless the person selects them, from 1: they repeat the header, or their run left them out. */
  leftOutRows: z.array(z.number().int().positive()).default([]),
  /** Whether they are the rows of a run that a customer was erased from. */
  erasedFrom: z.boolean().optional(),
  /** What could be read in another way as well, so that it is asked. */
  doubts: z.array(z.enum(['header', 'encoding'])).default([]),
  /** Some words with letters that each encoding writes differently, to see whether the encoding is right. */
  words: z.array(z.string()).default([]),
  /** The sheets of the workbook; none for other files. */
  sheets: z.array(z.string()).default([]),
});

export type DataDescription = z.infer<typeof dataDescriptionSchema>;
