import { Alert, Button, Progress, Text } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { formatBytes } from '#app/quantity.ts';
import type { DataFormat } from '#app/runs/data-format.ts';
import type { EarlierData, OpenedData } from '#app/runs/run-form.ts';
import { CustomerText } from '#renderer/ui/customer-text.tsx';
import { sayWithUndo } from '#renderer/ui/notices.tsx';
import { dataField } from './blockers.ts';
import { DataFacts } from './data-facts.tsx';
import { PasteRows } from './paste-rows.tsx';
import styles from './run-data.module.css';
import type { DataOpener } from './use-data.ts';

type DataSectionProps = {
  readonly data: OpenedData | null;
  /** The data of the run that is repeated, until it is opened. */
  readonly earlierData: EarlierData | null;
  readonly opener: DataOpener;
  /** A file is held over the view, where it may be dropped. */
  readonly isOver: boolean;
  readonly onRemove: () => void;
  /** Rows that are typed and not taken yet; null while they are not asked for. */
  readonly typedRows: string | null;
  readonly onTypedRows: (typed: string | null) => void;
};

/** The data of a run: a file that is chosen or dropped, or rows that are pasted. */
export function DataSection(props: DataSectionProps) {
  const { data, earlierData, opener, isOver, onRemove, typedRows, onTypedRows } = props;
  const { opening, openFile, openText, openRun, reopen, cancel } = opener;
  // It stays while the data is read again.
  const [isChanging, setIsChanging] = useState(false);
  const latest = useRef(openRun);
  latest.current = openRun;
  const isMissing = data === null;
  useEffect(() => {
    if (earlierData !== null && isMissing) void latest.current(earlierData);
  }, [earlierData, isMissing]);

  function dropRows() {
    onTypedRows(null);
    if (typedRows !== null && typedRows.trim() !== '')
      sayWithUndo('The rows were discarded.', () => onTypedRows(typedRows));
  }

  return (
    <div className={styles['data']} data-over={isOver || undefined}>
      {earlierData !== null && data === null && opening.kind !== 'reading' && (
        <Text size="xs">
          Choose{' '}
          <strong>
            <CustomerText>{earlierData.name}</CustomerText>
          </strong>{' '}
          again, or another file with the same columns.
        </Text>
      )}
      <div className={styles['choose']}>
        <label htmlFor={dataField} className={styles['label']}>
          Data file
        </label>
        <input
          id={dataField}
          type="file"
          className={styles['file']}
          accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.xlsx"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file !== undefined) void openFile(file);
            // The same file may be chosen again, after it was changed.
            currentTarget.value = '';
          }}
        />
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconTable size={16} stroke={1.5} />}
          onClick={() => onTypedRows(typedRows ?? '')}
        >
          Paste rows
        </Button>
      </div>
      {data === null && opening.kind !== 'reading' && (
        <Text size="xs" c="dimmed">
          Choose or drop a CSV, TSV, JSON or Excel (.xlsx) file. Without data, each event is sent once.
        </Text>
      )}
      {opening.kind === 'reading' && (
        <div className={styles['reading']}>
          <Text size="xs" role="status">
            Reading <CustomerText>{opening.name}</CustomerText>, {formatBytes(opening.readBytes)} of{' '}
            {formatBytes(opening.allBytes)}
          </Text>
          <Progress
            aria-label="Reading the data"
            value={opening.allBytes === 0 ? 0 : (opening.readBytes / opening.allBytes) * 100}
          />
          <Button size="compact-sm" onClick={cancel}>
            Cancel
          </Button>
        </div>
      )}
      {opening.kind === 'unreadable' && (
        <Alert color="red" title="This data can’t be read">
          <CustomerText>{opening.says}</CustomerText>
        </Alert>
      )}
      {data !== null && opening.kind !== 'reading' && (
        <DataFacts
          data={data}
          isChanging={isChanging}
          onChanging={setIsChanging}
          onFormat={(format: DataFormat) => {
            setIsChanging(true);
            void reopen(data, format);
          }}
          onRemove={() => {
            setIsChanging(false);
            onRemove();
          }}
        />
      )}
      {typedRows !== null && (
        <PasteRows rows={typedRows} onRows={onTypedRows} onUse={() => void openText(typedRows)} onClose={dropRows} />
      )}
    </div>
  );
}
