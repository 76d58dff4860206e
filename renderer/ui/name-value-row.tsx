import { ActionIcon, Checkbox } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import type { Row } from '#app/event/draft.ts';
import styles from './name-value-table.module.css';

type Cell = 'name' | 'value';

type NameValueRowProps = {
  readonly row: Row;
  readonly level: 'error' | 'warning' | null;
  readonly toStored: (typed: string, cell: Cell) => string;
  readonly cellId: (cell: Cell) => string;
  readonly onEdit: (change: Partial<Row>) => void;
  readonly onRemove: () => void;
  readonly onEnter: () => void;
  readonly onPaste: (event: ClipboardEvent) => void;
};

/** One line of a name-and-value table. */
export function NameValueRow({ row, level, toStored, cellId, onEdit, onRemove, onEnter, onPaste }: NameValueRowProps) {
  const [typing, setTyping] = useState<{ readonly cell: Cell; readonly text: string } | null>(null);

  function cell(kind: Cell, label: string) {
    const shown = typing?.cell === kind ? typing.text : row[kind];
    return (
      <td>
        <input
          id={cellId(kind)}
          className={styles['cell']}
          aria-label={label}
          aria-invalid={level === 'error' && kind === 'name'}
          value={shown}
          title={shown}
          spellCheck={false}
          autoComplete="off"
          onChange={({ currentTarget }) => {
            setTyping({ cell: kind, text: currentTarget.value });
            onEdit({ [kind]: toStored(currentTarget.value, kind) });
          }}
          onBlur={() => setTyping(null)}
          onPaste={onPaste}
          onKeyDown={(event: KeyboardEvent) => {
            const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing);
            if (event.key === 'Enter' && plain) onEnter();
          }}
        />
      </td>
    );
  }

  return (
    <tr data-off={!row.enabled || undefined} data-level={level ?? undefined}>
      <td className={styles['switch']}>
        <Checkbox
          aria-label="Enabled"
          checked={row.enabled}
          onChange={({ currentTarget }) => onEdit({ enabled: currentTarget.checked })}
        />
      </td>
      {cell('name', 'Name')}
      {cell('value', 'Value')}
      <td className={styles['remove']}>
        <ActionIcon aria-label="Remove" size={28} onClick={onRemove}>
          <IconX size={16} stroke={1.5} />
        </ActionIcon>
      </td>
    </tr>
  );
}
