import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Output } from '#app/ipc/contract.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { EraseCustomer } from './erase-customer.tsx';

const found: Output<'customer.preview'> = {
  exchanges: 2,
  mentions: 1,
  openEvents: 1,
  savedThings: 0,
  runs: 0,
  otherFiles: 1,
  grade: 'number',
  unread: ['backups/a.json: It couldn’t be read or changed (EACCES).'],
  isCancelled: false,
};

function show() {
  const onClose = vi.fn();
  const onErased = vi.fn();
  render(<EraseCustomer customerKey="17" onClose={onClose} onErased={onErased} />);
  return { onClose, onErased };
}

const erase = async () => userEvent.click(await screen.findByRole('button', { name: 'Erase permanently' }));

it('says what could not be searched, and where a short key is searched', async () => {
  installFakeBridge({ 'customer.preview': () => found });
  show();
  await screen.findByText(/a number that can mean many things/);
  screen.getByText(/EACCES/);
});

it('lists only where data was found', async () => {
  installFakeBridge({ 'customer.preview': () => ({ ...found, unread: [] }) });
  show();
  await screen.findByText(/2 events in the history/);
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    '2 events in the history, including pinned and deleted ones',
    'mentions in 1 event of other customers',
    'data in 1 open event',
    'data in 1 backup or damaged file',
  ]);
});

it('stays open while it erases, and shows a call that failed', async () => {
  let fail = (_: Error) => {};
  const going = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const bridge = installFakeBridge({
    'customer.preview': () => found,
    'customer.erase': () => going,
    'customer.cancel': () => ({}),
  });
  const { onClose } = show();
  await screen.findByText(/2 events/);
  await erase();
  await userEvent.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(bridge.made.map(({ name }) => name)).toContain('customer.cancel');
  fail(new Error('gone'));
  expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong');
  screen.getByRole('button', { name: 'Keep' });
});

it('ends its search with words when that fails', async () => {
  installFakeBridge({});
  show();
  expect((await screen.findByRole('alert')).textContent).toContain('The search failed');
});

it('hands on the key as it may be seen: once erased, nothing knows whom to mask', async () => {
  const erased = { kind: 'erased', exchanges: 1, otherFiles: 0, says: null, tabs: [], activeTabId: null } as const;
  const answer = { ...erased, workspace: blankWorkspace, catalogue: [], environments: [] };
  installFakeBridge({ 'customer.preview': () => found, 'customer.erase': () => answer });
  const onErased = vi.fn();
  render(
    <CustomersContext value={presenting}>
      <EraseCustomer customerKey="000345-77-K" onClose={vi.fn()} onErased={onErased} />
    </CustomersContext>,
  );
  await screen.findByText(/2 events/);
  await erase();
  await waitFor(() => expect(onErased).toHaveBeenCalledWith('0••••••••••', answer));
});
