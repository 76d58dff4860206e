import type { ClipboardEvent, ReactNode } from 'react';
import styles from './name-value-table.module.css';
import { useTokenField } from './use-token-field.tsx';

type NameValueCellProps = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isInvalid: boolean;
  /** The id of what says why. */
  readonly describedBy: string | undefined;
  /** Whole values that are offered. */
  readonly known: () => readonly string[];
  readonly onType: (text: string) => void;
  readonly onEnter: () => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  /** Shown at the end of the cell. */
  readonly children?: ReactNode;
};

/** One cell of a name-and-value table. */
export function NameValueCell(props: NameValueCellProps) {
  const { id, label, value, isInvalid, describedBy, known, onType, onEnter, onPaste, children } = props;
  const field = useTokenField({ value, onChange: onType, known });
  return (
    <td className={styles['holder']}>
      <input
        {...field.inputProps}
        id={id}
        className={styles['cell']}
        aria-label={label}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        spellCheck={false}
        autoComplete="off"
        onBlur={field.leave}
        onPaste={onPaste}
        onKeyDown={(event) => {
          if (field.takeKey(event)) return;
          const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing);
          if (event.key !== 'Enter' || !plain) return;
          // It adds a row, and does not save the dialog around the table.
          event.preventDefault();
          onEnter();
        }}
      />
      {field.marks}
      {children}
    </td>
  );
}
