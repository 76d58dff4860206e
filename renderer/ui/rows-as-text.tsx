import { formatBulkRows, readBulkRows } from './bulk-rows.ts';
import type { TableRow } from './name-value-row.tsx';
import { TextareaField } from './text-field.tsx';

type RowsAsTextProps = {
  readonly label: string;
  /** The id that the first cell of the table would have, by which a row of the text is found. */
  readonly cellId: string;
  readonly rows: readonly TableRow[];
  readonly toStored: (typed: string, cell: 'name' | 'value') => string;
  readonly onChange: (rows: readonly TableRow[]) => void;
};

/** The rows of a table as text, a row a line. It follows what becomes of them elsewhere. */
export function RowsAsText({ label, cellId, rows, toStored, onChange }: RowsAsTextProps) {
  return (
    <TextareaField
      aria-label={`${label} as text`}
      description="One row per line. For example promotion: Spring. Start a line with // to turn it off. Type \: for a colon in a name."
      classNames={{ input: 'mono' }}
      lines={[4, 16]}
      spellCheck={false}
      data-rows={cellId}
      value={formatBulkRows(rows)}
      onChange={(typed) => onChange(readBulkRows(typed, rows, toStored))}
    />
  );
}
