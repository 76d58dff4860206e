import { ActionIcon, Button } from '@mantine/core';
import { IconAlignLeft, IconPlus } from '@tabler/icons-react';
import { type ClipboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { readPastedRows } from './bulk-rows.ts';
import { NameValueRow, type RowProblem, type TableRow } from './name-value-row.tsx';
import styles from './name-value-table.module.css';
import { RowsAsText } from './rows-as-text.tsx';
import { still } from './still.tsx';
import { useRowKeys } from './use-row-keys.ts';

type Cell = 'name' | 'value';

type NameValueTableProps = {
  /** The group's name, as "Properties". */
  readonly label: string;
  /** Shown after the label. */
  readonly hint: ReactNode;
  readonly addLabel: string;
  readonly rows: readonly TableRow[];
  readonly onChange: (rows: readonly TableRow[]) => void;
  /** Turns the typed text of a cell into the stored text. The cell shows the typed text until it loses the focus. */
  readonly toStored?: (typed: string, cell: Cell) => string;
  /** The suggestions for a cell. */
  readonly known?: (row: TableRow, cell: Cell) => readonly string[];
  /** Whether rows can be switched off. */
  readonly withSwitch?: boolean;
  /** The id of a cell, for whoever moves the focus there. */
  readonly cellId: (index: number, cell: Cell) => string;
  /** The problem of a row, if it has one. */
  readonly problemOf?: (index: number) => RowProblem | null;
};

const nothing = (): readonly string[] => [];
const blankRow: TableRow = { enabled: true, name: '', value: '' };
const noProblem = () => null;
const asTyped = (typed: string) => typed;

/** More rows than this are edited as text: their fields would hold the window up for many seconds. */
const mostInTable = 500;

/** A table of names and values. Enter in a cell adds a row, pasting several lines adds several. */
export function NameValueTable(props: NameValueTableProps) {
  const {
    label,
    hint,
    addLabel,
    rows,
    onChange,
    toStored = asTyped,
    known = nothing,
    withSwitch = true,
    cellId,
    problemOf = noProblem,
  } = props;
  const headingId = useId();
  const table = useRef<HTMLDivElement>(null);
  /** The new row; null without one. It joins the others once something is typed in it. */
  const [added, setAdded] = useState<TableRow | null>(null);
  const [wantsText, setText] = useState(false);
  const isLong = rows.length > mostInTable;
  const isText = wantsText || isLong;
  const { keys, spare, without } = useRowKeys(rows);
  const shown = added === null ? rows : [...rows, added];

  function edit(index: number, change: Partial<TableRow>) {
    if (index < rows.length) return onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
    const row = { ...blankRow, ...added, ...change };
    setAdded(isBlank(row) ? row : null);
    if (!isBlank(row)) onChange([...rows, row]);
  }

  function add() {
    // At once: a key typed in the next moment belongs to the new row.
    flushSync(() => {
      setText(false);
      setAdded((now) => now ?? blankRow);
    });
    table.current?.querySelector<HTMLElement>(`[id="${cellId(rows.length, 'name')}"]`)?.focus();
  }

  function remove(index: number) {
    if (index === rows.length) return setAdded(null);
    const left = rows.filter((_, at) => at !== index);
    without(index, left);
    onChange(left);
  }

  function paste(event: ClipboardEvent, index: number, cell: Cell) {
    // The value of a name is one value, of however many lines.
    if (cell === 'value' && shown[index]?.name !== '') return;
    const pasted = readPastedRows(event.clipboardData.getData('text/plain'));
    if (pasted.length < 2) return;
    event.preventDefault();
    const replaced = isBlank(shown[index]) ? shown[index] : undefined;
    const stored = pasted.map((one, line) => toRow(one, toStored, line === 0 ? replaced : undefined));
    onChange([...rows.slice(0, index), ...stored, ...rows.slice(replaced === undefined ? index : index + 1)]);
    setAdded(null);
  }

  return (
    <div role="group" aria-labelledby={headingId} ref={table} className={styles['group']}>
      <Head
        id={headingId}
        label={label}
        hint={hint}
        addLabel={addLabel}
        isText={withSwitch ? isText : null}
        isLong={isLong}
        onText={() => setText(!isText)}
        onAdd={add}
      />
      {isText && (
        <RowsAsText label={label} cellId={cellId(0, 'name')} rows={rows} toStored={toStored} onChange={onChange} />
      )}
      {!isText && shown.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              {withSwitch && <td className={styles['switch']} />}
              <th className={styles['name']}>Name</th>
              <th>Value</th>
              <td className={styles['remove']} />
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <NameValueRow
                key={keys[index] ?? spare}
                row={row}
                problem={problemOf(index)}
                withSwitch={withSwitch}
                toStored={toStored}
                known={(cell) => known(row, cell)}
                ids={{ name: cellId(index, 'name'), value: cellId(index, 'value') }}
                onEdit={(change) => edit(index, change)}
                onRemove={() => remove(index)}
                onEnter={add}
                onPaste={(event, cell) => paste(event, index, cell)}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** A pasted row. Where it takes the place of an empty one, it stays switched off as that was. */
function toRow(
  { name, value }: Pick<TableRow, 'name' | 'value'>,
  toStored: (typed: string, cell: Cell) => string,
  replaced: TableRow = blankRow,
): TableRow {
  return { enabled: replaced.enabled, name: toStored(name, 'name'), value: toStored(value, 'value') };
}

function isBlank(row: TableRow | undefined): boolean {
  return row?.name === '' && row.value === '';
}

type HeadProps = Pick<NameValueTableProps, 'label' | 'hint' | 'addLabel'> & {
  /** The id of the label. */
  readonly id: string;
  /** Whether the rows are edited as text; null where they never are. */
  readonly isText: boolean | null;
  readonly isLong: boolean;
  readonly onText: () => void;
  readonly onAdd: () => void;
};

/** Beside the rows: a letter in one of them does not render it. */
const Head = still(function Head({ id, label, hint, addLabel, isText, isLong, onText, onAdd }: HeadProps) {
  return (
    <div className={styles['head']}>
      <h2 id={id} className={styles['label']}>
        {label}
      </h2>
      <div className={styles['hint']}>{hint}</div>
      {isText !== null && (
        <ActionIcon
          size={28}
          aria-label="Edit as text"
          aria-pressed={isText}
          title="Edit as text"
          disabled={isLong}
          onClick={onText}
        >
          <IconAlignLeft size={16} stroke={1.5} />
        </ActionIcon>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={16} stroke={1.5} />}
        disabled={isLong}
        onClick={onAdd}
      >
        {addLabel}
      </Button>
    </div>
  );
});
