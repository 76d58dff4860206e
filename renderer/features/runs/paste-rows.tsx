import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import type { ClipboardEvent } from 'react';
import { formatCount } from '#app/quantity.ts';
import { toShown } from '#renderer/ui/shown-text.ts';
import { TextareaField } from '#renderer/ui/text-field.tsx';
import styles from './run-data.module.css';

type PasteRowsProps = {
  readonly rows: string;
  readonly onRows: (rows: string) => void;
  readonly onUse: () => void;
  readonly onClose: () => void;
};

/** Where rows are pasted. Of many only the first are shown, and they cannot be edited. */
export function PasteRows({ rows, onRows, onUse, onClose }: PasteRowsProps) {
  const { text, characters } = toShown(rows);
  const isWhole = text.length === characters;

  function paste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const pasted = event.clipboardData.getData('text/plain');
    const joined = rows.slice(0, selectionStart) + pasted + rows.slice(selectionEnd);
    if (!isWhole || toShown(joined).text === joined) return;
    event.preventDefault();
    onRows(joined);
  }

  return (
    <>
      <TextareaField
        label="Rows"
        description="Paste cells from Excel or another table. The first row contains the column names, for example email."
        lines={[4, isWhole ? 10 : 4]}
        data-autofocus
        spellCheck={false}
        value={isWhole ? text : `${text}\n… ${formatCount(characters, 'character')}`}
        readOnly={!isWhole}
        classNames={{ input: `mono ${styles['rows']}` }}
        onPaste={paste}
        onChange={onRows}
      />
      <span className={styles['buttons']}>
        <Button size="compact-sm" leftSection={<IconFileSpreadsheet size={16} stroke={1.5} />} onClick={onUse}>
          Use these rows
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          Cancel
        </Button>
      </span>
    </>
  );
}
