import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { use, useState } from 'react';
import type { Input } from '#app/ipc/contract.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';

export type ReportChoice = Omit<Input<'run.export'>, 'runId'>;

const formats = [
  ['csv', 'CSV with my columns'],
  ['json', 'JSON'],
  ['junit', 'JUnit XML'],
  ['html', 'HTML page'],
] as const;

type ReportMenuProps = { readonly onExport: (choice: ReportChoice) => void };

/** Saves the report of a run in one of four formats. */
export function ReportMenu({ onExport }: ReportMenuProps) {
  const { isPresenting } = use(CustomersContext);
  // As the window shows them, until the person says otherwise.
  const [chosenMask, setChosenMask] = useState<boolean | null>(null);
  const maskCustomers = chosenMask ?? isPresenting;
  const [escapeFormulas, setEscapeFormulas] = useState(false);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button leftSection={<IconDownload size={16} stroke={1.5} />}>Export report</Button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Export report">
        {formats.map(([format, label]) => (
          <Menu.Item key={format} onClick={() => onExport({ format, maskCustomers, escapeFormulas })}>
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Options</Menu.Label>
        <Menu.CheckboxItem closeMenuOnClick={false} checked={maskCustomers} onChange={setChosenMask}>
          Mask customer keys
        </Menu.CheckboxItem>
        <Menu.CheckboxItem closeMenuOnClick={false} maw={280} checked={escapeFormulas} onChange={setEscapeFormulas}>
          Escape spreadsheet formulas in the CSV
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
