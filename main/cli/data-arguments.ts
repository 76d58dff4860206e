import { type Encoding, encodingSchema } from '#app/runs/data-format.ts';
import type { SheetChoice } from '#main/runs/data/xlsx/read-workbook.ts';
import type { runOptions } from './options.ts';
import type { ParsedValues } from './parsed-values.ts';
import type { ValueReader } from './read-values.ts';

/** What separates the cells of each format that has cells. */
export const separators = { csv: ',', semicolon: ';', tsv: '\t', pipe: '|' } as const;

const formats = ['csv', 'semicolon', 'tsv', 'pipe', 'json', 'json-lines'] as const;

/** Where the rows of a run come from, and how they are read. */
export type DataChoice = {
  /** `-` for standard input. */
  readonly path: string;
  /** Null when it is found by how the rows begin. */
  readonly format: (typeof formats)[number] | null;
  /** Null when it is found by the first row. */
  readonly hasHeader: boolean | null;
  /** Null when it is found by the bytes. */
  readonly encoding: Encoding | null;
  /** How a workbook is read, as far as it was said; null when nothing was. */
  readonly workbook: SheetChoice | null;
  /** Rows that end in the middle are sent as far as they go. */
  readonly acceptDamaged: boolean;
};

const needRows = [
  'format',
  'header',
  'no-header',
  'encoding',
  'sheet',
  'header-row',
  'dates',
  'accept-damaged',
] as const;

/** Reads the options for a run's rows; null when there are none. */
export function readDataChoice(
  values: Pick<ParsedValues<typeof runOptions>, 'data' | (typeof needRows)[number]>,
  reader: ValueReader,
): DataChoice | null {
  const { data: path, format: named } = values;
  if (path === undefined) {
    for (const option of needRows)
      if (values[option] !== undefined) reader.problem(`--${option} needs rows: --data ROWS.`);
    return null;
  }
  const format = formats.find((one) => one === named) ?? null;
  if (named !== undefined && format === null) reader.problem(`--format accepts ${formats.join(', ')}, not “${named}”.`);
  const headers = (['header', 'no-header', 'header-row'] as const).filter((option) => values[option] !== undefined);
  if (headers.length > 1) reader.problem(`Use only one of ${headers.map((option) => `--${option}`).join(' and ')}.`);
  const encoding = values.encoding === undefined ? null : readEncoding(values.encoding, reader);
  return {
    path,
    format,
    hasHeader: values['no-header'] === true ? false : values.header === true ? true : null,
    encoding,
    workbook: readWorkbookChoice(values, reader),
    acceptDamaged: values['accept-damaged'] === true,
  };
}

function readWorkbookChoice(
  { sheet, 'header-row': row, dates }: Pick<ParsedValues<typeof runOptions>, 'sheet' | 'header-row' | 'dates'>,
  reader: ValueReader,
): SheetChoice | null {
  if (sheet === undefined && row === undefined && dates === undefined) return null;
  const style = (['shown', 'iso'] as const).find((one) => one === dates);
  if (dates !== undefined && style === undefined) reader.problem(`--dates accepts shown or iso, not “${dates}”.`);
  const headerRow = reader.number('header-row', row, { least: 1, most: 1_048_576, whole: true }) ?? undefined;
  return { sheet, dates: style, headerRow };
}

function readEncoding(text: string, reader: ValueReader): Encoding | null {
  const name = text.toLowerCase().replaceAll('_', '-');
  const encoding = encodingSchema.options.find((one) => one.replaceAll('_', '-') === name) ?? null;
  if (encoding === null) reader.problem(`--encoding knows ${encodingSchema.options.join(', ')}, not “${text}”.`);
  return encoding;
}
