import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { use, useState } from 'react';
import { type ExportFormat, exportFormats } from '#app/history/export-formats.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';

/** How events are written to a file. */
export type HistoryExport = { readonly format: ExportFormat; readonly maskCustomers: boolean };

const formatWords = {
  csv: 'As CSV',
  json: 'As JSON',
  html: 'As evidence report (HTML)',
  'evidence-csv': 'As evidence table (CSV)',
} as const;

type ExportMenuProps = {
  /** What is exported, in words. */
  readonly what: string;
  readonly onExport: (how: HistoryExport) => void;
};

/** Saves events as a file in one of the formats. */
export function ExportMenu({ what, onExport }: ExportMenuProps) {
  const { isPresenting } = use(CustomersContext);
  // As the window shows them, until the person says otherwise.
  const [chosenMask, setChosenMask] = useState<boolean | null>(null);
  const maskCustomers = chosenMask ?? isPresenting;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconDownload size={16} stroke={1.5} />}>Export</Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Export">
        <Menu.Label>{what}</Menu.Label>
        {exportFormats.map((format) => (
          <Menu.Item key={format} onClick={() => onExport({ format, maskCustomers })}>
            {formatWords[format]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.CheckboxItem closeMenuOnClick={false} checked={maskCustomers} onChange={setChosenMask}>
          Mask customer keys
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
