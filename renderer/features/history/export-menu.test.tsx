import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { ExportMenu } from './export-menu.tsx';

const choose = async (name: string, role: 'menuitem' | 'menuitemcheckbox' = 'menuitem') =>
  userEvent.click(await screen.findByRole(role, { name }));

async function exportTwice(isPresenting: boolean) {
  const onExport = vi.fn();
  const menu = <ExportMenu what="2 events" onExport={onExport} />;
  render(isPresenting ? <CustomersContext value={presenting}>{menu}</CustomersContext> : menu);
  const open = () => userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await open();
  await choose('As CSV');
  await open();
  await choose('Mask customer keys', 'menuitemcheckbox');
  await choose('As JSON');
  return onExport.mock.calls.map(([how]) => how);
}

it('masks customer keys while Presenting is on, unless the person clears the checkbox', async () => {
  expect(await exportTwice(true)).toEqual([
    { format: 'csv', maskCustomers: true },
    { format: 'json', maskCustomers: false },
  ]);
});

it('writes customer keys otherwise, unless the person selects the checkbox', async () => {
  expect(await exportTwice(false)).toEqual([
    { format: 'csv', maskCustomers: false },
    { format: 'json', maskCustomers: true },
  ]);
});
