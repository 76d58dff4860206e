import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenting } from '#renderer/testing/presenting.ts';
import { render } from '#renderer/testing/render.tsx';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { ContinueAs } from './continue-select.tsx';

const selection = { environmentId: 'e', siteKey: 's' };
const customer = (number: number) => ({
  customerKey: `customer-${number}@example.com`,
  tid: `t${number}`,
  lastSeen: '2026-01-02T03:04:05.000Z',
});

function open() {
  const onContinueAs = vi.fn();
  const bridge = installFakeBridge({
    'customer.continuations': ({ search, limit }) =>
      search === ''
        ? { continuations: Array.from({ length: limit }, (_, at) => customer(at)), total: 50_000 }
        : { continuations: [customer(49_999)], total: 1 },
  });
  const draw = () => <ContinueAs selection={selection} tid="" current={null} onContinueAs={onContinueAs} />;
  const { rerender } = render(draw());
  return { bridge, onContinueAs, redraw: () => rerender(draw()) };
}

it('asks for nobody until it is opened, however often it is drawn', async () => {
  const { bridge, redraw } = open();
  for (let letter = 0; letter < 20; letter++) redraw();
  await act(async () => {});
  expect(bridge.made).toEqual([]);
});

it('draws a part of 50,000 customers, and finds the others by typing', async () => {
  const { bridge, onContinueAs } = open();
  await userEvent.click(screen.getByRole('combobox', { name: 'Continue as' }));
  expect(await screen.findByText('Type to search 50,000 customers')).toBeTruthy();
  expect(screen.getAllByRole('option').length).toBeLessThan(60);
  await userEvent.type(screen.getByRole('combobox', { name: 'Continue as' }), '49999');
  await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
  expect(bridge.made.every(({ input }) => Number(Reflect.get(Object(input), 'limit')) <= 50)).toBe(true);
  await userEvent.click(screen.getByRole('option', { name: 'customer-49999@example.com' }));
  expect(onContinueAs).toHaveBeenCalledExactlyOnceWith(customer(49_999));
});

it.each([
  ['the customer', { customerKey: 'ada@example.com', elsewhere: null }, 'ada@example.com'],
  ['the customer and the environment', { customerKey: 'ada@example.com', elsewhere: 'UAT' }, 'ada@example.com, in UAT'],
  ['that there was no key', { customerKey: '', elsewhere: null }, 'No customer key'],
  ['that it is unknown', null, 'Unknown TID'],
])('shows %s of a TID that the customer key does not explain', async (_what, owner, label) => {
  installFakeBridge({ 'customer.tidOwner': () => ({ owner }) });
  render(<ContinueAs selection={selection} tid="t1" current={null} onContinueAs={vi.fn()} />);
  const list = screen.getByRole<HTMLInputElement>('combobox', { name: 'Continue as' });
  expect(list.value).not.toBe('New customer');
  await waitFor(() => expect(list.value).toBe(label));
});

it('masks the customer of a TID while others look on', async () => {
  installFakeBridge({ 'customer.tidOwner': () => ({ owner: { customerKey: 'ada@example.com', elsewhere: null } }) });
  render(
    <CustomersContext value={presenting}>
      <ContinueAs selection={selection} tid="t1" current={null} onContinueAs={vi.fn()} />
    </CustomersContext>,
  );
  const list = screen.getByRole<HTMLInputElement>('combobox', { name: 'Continue as' });
  await waitFor(() => expect(list.value).toBe('a••@•••••••.com'));
});
