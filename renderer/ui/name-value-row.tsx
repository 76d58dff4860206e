import { ActionIcon, Checkbox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ClipboardEvent, memo } from 'react';
import type { Row } from '#app/event/draft.ts';
import { NameValueCell } from './name-value-cell.tsx';
import styles from './name-value-table.module.css';
import { useStill } from './still.tsx';

type Cell = 'name' | 'value';

/** A row; with `json` set, its value is a JSON value as it was written. */
export type TableRow = Row & { readonly json?: boolean | undefined; readonly bare?: boolean | undefined };

/** What is wrong with a row, and the id of what says it. */
export type RowProblem = { readonly level: 'error' | 'warning'; readonly id: string };

type NameValueRowProps = RowShown & RowCalls;

/** What is shown of a row. */
type RowShown = {
  readonly row: TableRow;
  readonly problem: RowProblem | null;
  readonly withSwitch: boolean;
  /** The ids of its cells. */
  readonly ids: Readonly<Record<Cell, string>>;
};

type RowCalls = {
  readonly toStored: (typed: string, cell: Cell) => string;
  /** The suggestions for a cell. */
  readonly known: (cell: Cell) => readonly string[];
  readonly onEdit: (change: Partial<TableRow>) => void;
  readonly onRemove: () => void;
  readonly onEnter: () => void;
  readonly onPaste: (event: ClipboardEvent, cell: Cell) => void;
};

/** One line of a name-and-value table. Only what is shown of it renders it again: a letter in another row doesn’t. */
export function NameValueRow({ row, problem, withSwitch, ids, ...calls }: NameValueRowProps) {
  const on = useStill(calls);
  return <ShownRow row={row} problem={problem} withSwitch={withSwitch} ids={ids} on={on} />;
}

type ShownRowProps = RowShown & { readonly on: RowCalls };

const ShownRow = memo(function ShownRow({ row, problem, withSwitch, ids, on }: ShownRowProps) {
  const { toStored, onEdit, onRemove, onEnter, onPaste } = on;
  function cell(kind: Cell, label: string) {
    return (
      <NameValueCell
        id={ids[kind]}
        label={label}
        value={row[kind]}
        isInvalid={problem?.level === 'error' && kind === 'name'}
        describedBy={kind === 'name' ? problem?.id : undefined}
        known={() => on.known(kind)}
        onType={(text) => onEdit({ [kind]: toStored(text, kind) })}
        onEnter={onEnter}
        onPaste={(event) => onPaste(event, kind)}
      >
        {kind === 'value' && row.json === true && (
          <button
            type="button"
            className={styles['json']}
            title="JSON value, sent without quotes. Select to send it as text."
            onClick={() => onEdit({ json: false })}
          >
            {kindOfJson(row.value)}
          </button>
        )}
      </NameValueCell>
    );
  }

  return (
    <tr data-off={!row.enabled || undefined} data-level={problem?.level}>
      {withSwitch && (
        <td className={styles['switch']}>
          <Checkbox
            aria-label="Enabled"
            checked={row.enabled}
            onChange={({ currentTarget }) => onEdit({ enabled: currentTarget.checked })}
          />
        </td>
      )}
      {cell('name', 'Name')}
      {cell('value', 'Value')}
      <td className={styles['remove']}>
        <ActionIcon aria-label="Remove" size={28} onClick={onRemove}>
          <IconX size={16} stroke={1.5} />
        </ActionIcon>
      </td>
    </tr>
  );
}, isSame);

function isSame(before: ShownRowProps, after: ShownRowProps): boolean {
  const [old, row] = [before.row, after.row];
  return (
    old.enabled === row.enabled &&
    old.name === row.name &&
    old.value === row.value &&
    old.json === row.json &&
    before.problem?.level === after.problem?.level &&
    before.problem?.id === after.problem?.id &&
    before.withSwitch === after.withSwitch &&
    before.ids.name === after.ids.name &&
    before.ids.value === after.ids.value &&
    before.on === after.on
  );
}

function kindOfJson(value: string): string {
  if (value.startsWith('{') && !value.startsWith('{{')) return 'object';
  if (value.startsWith('[')) return 'list';
  if (value === 'true' || value === 'false') return 'yes/no';
  if (value === 'null') return 'null';
  return /^-?\d/.test(value) ? 'number' : 'JSON';
}
