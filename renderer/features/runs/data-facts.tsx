import { Button, Checkbox, Select, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { use } from 'react';
import { ownValue } from '#app/own-value.ts';
import { formatBytes, formatCount, formatNumber } from '#app/quantity.ts';
import { type DataFormat, dataFormatSchema } from '#app/runs/data-format.ts';
import type { OpenedData } from '#app/runs/run-form.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { dateFormat } from '#renderer/ui/date-format.ts';
import { encodingWords, formatDataFormat, formatHeader, kindWords, quoteWords, separatorWords } from './data-words.ts';
import styles from './run-data.module.css';
import settings from './run-settings.module.css';
import { SheetFields } from './sheet-fields.tsx';

type DataFactsProps = {
  readonly data: OpenedData;
  /** How it is read is being changed. */
  readonly isChanging: boolean;
  readonly onChanging: (isChanging: boolean) => void;
  readonly onFormat: (format: DataFormat) => void;
  readonly onRemove: () => void;
};

/** What the data contains and how it was read. The person can correct a wrong guess. */
export function DataFacts({ data: { about, from }, isChanging, onChanging, onFormat, onRemove }: DataFactsProps) {
  const { text } = use(CustomersContext);
  const { name, bytes, format, columns, rowCount, problems, problemCount, doubts, words, sheets } = about;
  return (
    <div className={styles['facts']}>
      <Text>
        <strong title={text(name)}>
          {from.kind === 'run' ? `Rows from the run on ${moment(new Date(from.startedAt))}` : text(name)}
        </strong>
        , {formatCount(rowCount, 'row')}, {formatCount(columns.length, 'column')}, {formatBytes(bytes)}
      </Text>
      <Text size="xs" c="dimmed">
        {from.kind === 'run' ? `Saved from ${text(name)}.` : `Format: ${formatDataFormat(format)}.`}
      </Text>
      {doubts.includes('header') && <Text size="xs">{formatHeader(format)} Check it below.</Text>}
      {doubts.includes('encoding') && (
        <Text size="xs">
          The encoding is a guess. These words should look right:{' '}
          <span>{words.map((word) => text(word)).join(', ')}</span>
        </Text>
      )}
      {(isChanging || doubts.length > 0 || sheets.length > 1) &&
        (format.kind === 'sheet' ? (
          <SheetFields format={format} sheets={sheets} onFormat={onFormat} />
        ) : (
          <FormatFields format={format} onFormat={onFormat} />
        ))}
      {problemCount > 0 && (
        <ul className={styles['problems']} aria-label="Problems in the data">
          {problems.map(({ row, says }, index) => (
            <li key={index}>
              <IconAlertTriangle size={14} stroke={1.5} aria-hidden="true" />
              <span>
                {row !== null && <strong>Row {formatNumber(row)}: </strong>}
                {text(says)}
              </span>
            </li>
          ))}
          {problemCount > problems.length && <li>And {formatNumber(problemCount - problems.length)} more.</li>}
        </ul>
      )}
      <span className={styles['buttons']}>
        {from.kind !== 'run' && doubts.length === 0 && sheets.length < 2 && (
          <Button size="compact-sm" variant="subtle" aria-expanded={isChanging} onClick={() => onChanging(!isChanging)}>
            {isChanging ? 'Hide format' : 'Change format'}
          </Button>
        )}
        <Button size="compact-sm" variant="subtle" c="var(--t-bad)" onClick={onRemove}>
          Remove data
        </Button>
      </span>
    </div>
  );
}

const moment = dateFormat({ dateStyle: 'medium', timeStyle: 'short' });

/** The format to start with when the one before had no cells. */
const usualMarks = { separator: ',', quote: '"', hasHeader: true };

type FormatFieldsProps = { readonly format: DataFormat; readonly onFormat: (format: DataFormat) => void };

function FormatFields({ format, onFormat }: FormatFieldsProps) {
  /** A format with a part of it changed, if that makes one. */
  const change = (part: Readonly<Record<string, unknown>>) => {
    const changed = dataFormatSchema.safeParse({ ...usualMarks, ...format, ...part });
    if (changed.success) onFormat(changed.data);
  };
  return (
    <div className={settings['pairs']}>
      <Select
        label="Format"
        data={options(kindWords).filter(({ value }) => value !== 'sheet')}
        value={format.kind}
        onChange={(kind) => change({ kind })}
      />
      <Select
        label="Encoding"
        searchable
        data={options(encodingWords)}
        value={format.encoding}
        onChange={(encoding) => change({ encoding })}
      />
      {format.kind === 'delimited' && (
        <>
          <Select
            label="Separator"
            data={options({
              ...separatorWords,
              [format.separator]: ownValue(separatorWords, format.separator) ?? format.separator,
            })}
            value={format.separator}
            onChange={(separator) => change({ separator })}
          />
          <Select
            label="Quotes"
            data={options(quoteWords)}
            value={format.quote ?? ''}
            onChange={(quote) => change({ quote: quote === '' ? null : quote })}
          />
          <Checkbox
            label="The first row contains column names"
            checked={format.hasHeader}
            onChange={({ currentTarget }) => change({ hasHeader: currentTarget.checked })}
          />
        </>
      )}
    </div>
  );
}

function options(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
