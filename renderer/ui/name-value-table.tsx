import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconAlignLeft, IconPlus } from '@tabler/icons-react';
import { type ClipboardEvent, type ReactNode, use, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatBulkRows, readBulkRows } from './bulk-rows.ts';
import { CustomersContext } from './customers.ts';
import { NameValueRow, type TableRow } from './name-value-row.tsx';
import styles from './name-value-table.module.css';
import { readPastedRows } from './pasted-rows.ts';

type Cell = 'name' | 'value';

type NameValueTableProps = {
  /** The group's name, as "Properties". */
  readonly label: string;
  /** Stands behind the label. */
  readonly hint: ReactNode;
  readonly addLabel: string;
  readonly rows: readonly TableRow[];
  readonly onChange: (rows: readonly TableRow[]) => void;
  /** Turns what is typed in a cell into what is stored; the cell shows the typed text until it loses the focus. */
  readonly toStored?: (typed: string, cell: Cell) => string;
  /** What is offered in a cell of a row. */
  readonly known?: (row: TableRow, cell: Cell) => readonly string[];
  /** Whether rows can be switched off. */
  readonly withSwitch?: boolean;
  /** The id of a cell, for whoever moves the focus there. */
  readonly cellId: (index: number, cell: Cell) => string;
  /** What is wrong with a row, if anything. */
  readonly levelOf: (index: number) => 'error' | 'warning' | null;
};

const nothing = (): readonly string[] => [];
const asTyped = (typed: string) => typed;

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
    levelOf,
  } = props;
  const headingId = useId();
  const customers = use(CustomersContext);
  const table = useRef<HTMLDivElement>(null);
  const [adding, setAdding] = useState(false);
  const [asText, setAsText] = useState<string | null>(null);
  const toggleText = () => setAsText(asText === null ? formatBulkRows(rows) : null);
  const shown = adding ? [...rows, { enabled: true, name: '', value: '' }] : rows;

  function edit(index: number, change: Partial<TableRow>) {
    onChange(shown.map((row, at) => (at === index ? { ...row, ...change } : row)));
    if (index === rows.length) setAdding(false);
  }

  function add() {
    // At once: a key typed in the next moment belongs to the new row.
    flushSync(() => {
      setAsText(null);
      setAdding(true);
    });
    table.current?.querySelector<HTMLElement>(`[id="${cellId(rows.length, 'name')}"]`)?.focus();
  }

  function remove(index: number) {
    if (index === rows.length) setAdding(false);
    else onChange(rows.filter((_, at) => at !== index));
  }

  function paste(event: ClipboardEvent, index: number) {
    const pasted = readPastedRows(event.clipboardData.getData('text/plain'));
    if (pasted.length < 2) return;
    event.preventDefault();
    const stored = pasted.map(({ name, value }) => ({
      enabled: true,
      name: toStored(name, 'name'),
      value: toStored(value, 'value'),
    }));
    const current = shown[index];
    const replaces = current !== undefined && current.name === '' && current.value === '';
    onChange([...rows.slice(0, index), ...stored, ...rows.slice(replaces ? index + 1 : index)]);
    setAdding(false);
  }

  return (
    <div role="group" aria-labelledby={headingId} ref={table} className={styles['group']}>
      <div className={styles['head']}>
        <h2 id={headingId} className={styles['label']}>
          {label}
        </h2>
        <div className={styles['hint']}>{hint}</div>
        {withSwitch && (
          <ActionIcon
            size={28}
            aria-label="Edit as text"
            aria-pressed={asText !== null}
            title="Edit as text"
            onClick={toggleText}
          >
            <IconAlignLeft size={16} stroke={1.5} />
          </ActionIcon>
        )}
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={16} stroke={1.5} />} onClick={add}>
          {addLabel}
        </Button>
      </div>
      {asText !== null && (
        <Textarea
          aria-label={`${label} as text`}
          description="One row a line, as name: value. A line that begins with // is switched off."
          classNames={{ input: 'mono' }}
          data-secret={customers.text(asText) !== asText || undefined}
          autosize
          minRows={4}
          maxRows={16}
          spellCheck={false}
          value={asText}
          onChange={({ currentTarget }) => {
            setAsText(currentTarget.value);
            onChange(readBulkRows(currentTarget.value, rows, toStored));
          }}
        />
      )}
      {asText === null && shown.length > 0 && (
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
                key={index}
                row={row}
                level={levelOf(index)}
                withSwitch={withSwitch}
                toStored={toStored}
                known={(cell) => known(row, cell)}
                cellId={(cell) => cellId(index, cell)}
                onEdit={(change) => edit(index, change)}
                onRemove={() => remove(index)}
                onEnter={add}
                onPaste={(event) => paste(event, index)}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
