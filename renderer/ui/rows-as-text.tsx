import { use } from 'react';
import { formatBulkRows, readBulkRows } from './bulk-rows.ts';
import { CustomersContext } from './customers.ts';
import type { TableRow } from './name-value-row.tsx';
import { TextareaField } from './text-field.tsx';

type RowsAsTextProps = {
  readonly label: string;
  readonly rows: readonly TableRow[];
  readonly toStored: (typed: string, cell: 'name' | 'value') => string;
  readonly onChange: (rows: readonly TableRow[]) => void;
};

/** The rows of a table as text, a row a line. It follows what becomes of them elsewhere. */
export function RowsAsText({ label, rows, toStored, onChange }: RowsAsTextProps) {
  const customers = use(CustomersContext);
  const text = formatBulkRows(rows);
  return (
    <TextareaField
      aria-label={`${label} as text`}
      description="One row per line. For example promotion: Spring. Start a line with // to turn it off. Type \: for a colon in a name."
      classNames={{ input: 'mono' }}
      data-secret={customers.text(text) !== text || undefined}
      autosize
      minRows={4}
      maxRows={16}
      spellCheck={false}
      value={text}
      onChange={(typed) => onChange(readBulkRows(typed, rows, toStored))}
    />
  );
}
