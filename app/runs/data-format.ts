import { z } from 'zod';

export const encodingSchema = z.enum(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252']);

/** How the letters of a file are written as bytes. */
export type Encoding = z.infer<typeof encodingSchema>;

const delimitedFormatSchema = z
  .object({
    kind: z.literal('delimited'),
    encoding: encodingSchema,
    separator: z.string().length(1),
    /** Null says that quotes are letters like any other. */
    quote: z.enum(['"', "'"]).nullable(),
    hasHeader: z.boolean(),
  })
  .refine(({ separator, quote }) => separator !== quote && !/[\r\n]/.test(separator), {
    message: 'The separator must be one character other than the quote or a line break.',
  });

/** How a data file is read: what is detected, shown, and may be changed by hand. */
export const dataFormatSchema = z.discriminatedUnion('kind', [
  delimitedFormatSchema,
  z.object({ kind: z.literal('json'), encoding: encodingSchema }),
  z.object({ kind: z.literal('json-lines'), encoding: encodingSchema }),
]);

export type DataFormat = z.infer<typeof dataFormatSchema>;

export type DelimitedFormat = z.infer<typeof delimitedFormatSchema>;

/** What separates the cells of a file, and what a cell is wrapped in. */
export type CellMarks = Pick<DelimitedFormat, 'separator' | 'quote'>;
