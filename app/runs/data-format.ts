import { z } from 'zod';

export const encodingSchema = z.enum([
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'macintosh',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'euc-kr',
]);

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

const sheetFormatSchema = z.object({
  kind: z.literal('sheet'),
  encoding: encodingSchema,
  /** The name of the sheet in its workbook. */
  sheet: z.string(),
  /** The row with the names of the columns, from 1; null when there is none. Without it, it is found by the first rows. */
  headerRow: z.number().int().min(1).nullable().optional(),
  /** Dates as Excel shows them, or as 2026-01-31. */
  dates: z.enum(['shown', 'iso']),
});

/** How a data file is read: what is detected, shown, and may be changed by hand. */
export const dataFormatSchema = z.discriminatedUnion('kind', [
  delimitedFormatSchema,
  z.object({
    kind: z.literal('json'),
    encoding: encodingSchema,
    /** The way to the list of objects, where the file is an object with the list in it. */
    list: z.array(z.string()).min(1).optional(),
  }),
  z.object({ kind: z.literal('json-lines'), encoding: encodingSchema }),
  sheetFormatSchema,
]);

export type DataFormat = z.infer<typeof dataFormatSchema>;

export type DelimitedFormat = z.infer<typeof delimitedFormatSchema>;

/** What separates the cells of a file, and what a cell is wrapped in. */
export type CellMarks = Pick<DelimitedFormat, 'separator' | 'quote'>;

/** How a sheet of an Excel workbook is read. */
export type SheetFormat = z.infer<typeof sheetFormatSchema>;
