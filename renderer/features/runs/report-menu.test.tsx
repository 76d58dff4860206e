import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { ReportMenu } from './report-menu.tsx';

it('masks customer keys during a presentation, unless the person clears the checkbox', async () => {
  const onExport = vi.fn();
  render(
    <CustomersContext value={presenting}>
      <ReportMenu onExport={onExport} />
    </CustomersContext>,
  );
  const choose = async (item: string) => userEvent.click(await screen.findByRole('menuitem', { name: item }));
  await userEvent.click(screen.getByRole('button', { name: 'Export report' }));
  await choose('JSON');
  await userEvent.click(screen.getByRole('button', { name: 'Export report' }));
  await userEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Mask customer keys' }));
  await choose('JSON');
  expect(onExport.mock.calls.map(([{ maskCustomers }]) => maskCustomers)).toEqual([true, false]);
});
