import { Select } from '@mantine/core';
import type { DataFormat, SheetFormat } from '#app/runs/data-format.ts';
import { NumberField } from '#renderer/ui/number-field.tsx';
import settings from './run-settings.module.css';

type SheetFieldsProps = {
  readonly format: SheetFormat;
  readonly sheets: readonly string[];
  readonly onFormat: (format: DataFormat) => void;
};

/** How many rows a sheet of Excel has. */
const mostRows = 1_048_576;

/** Which sheet of a workbook is read, which row names the columns, and how dates are written. */
export function SheetFields({ format, sheets, onFormat }: SheetFieldsProps) {
  const { headerRow, ...others } = format;
  return (
    <div className={settings['pairs']}>
      <Select
        label="Sheet"
        data={[...sheets]}
        value={format.sheet}
        allowDeselect={false}
        // Its own header is looked for.
        onChange={(sheet) => sheet !== null && onFormat({ ...others, sheet })}
      />
      <NumberField
        label="Header row"
        value={headerRow ?? null}
        range={[1, mostRows]}
        whenOpen="no names"
        delayMs={600}
        onChange={(row) => onFormat({ ...others, headerRow: row })}
      />
      <Select
        label="Dates"
        data={[
          { value: 'shown', label: 'As shown in Excel' },
          { value: 'iso', label: 'As 2026-01-31' },
        ]}
        value={format.dates}
        allowDeselect={false}
        onChange={(dates) => onFormat({ ...format, dates: dates === 'iso' ? 'iso' : 'shown' })}
      />
    </div>
  );
}
