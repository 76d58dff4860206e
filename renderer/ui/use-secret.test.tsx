import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { maskCustomerKey, maskCustomersIn } from '#app/event/customer-key.ts';
import { render } from '#renderer/testing/render.tsx';
import { AutosaveInput } from './autosave-input.tsx';
import { type Customers, CustomersContext, knowing } from './customers.ts';
import { TokenInput } from './token-input.tsx';

const masking: Customers = {
  isPresenting: true,
  key: maskCustomerKey,
  text: (text, ...keys) => maskCustomersIn(text, keys),
  name: () => 'Ada',
  label: () => 'Ada',
};

function Fields() {
  const [key, setKey] = useState('000345');
  const [uri, setUri] = useState('a://b?who=ada@example.com');
  return (
    <CustomersContext value={masking}>
      <TokenInput label="Customer key" isCustomer value={key} onChange={setKey} />
      <AutosaveInput label="URI" value={uri} onSave={setUri} />
      <p>{`${key} ${uri}`}</p>
    </CustomersContext>
  );
}

it('shows a masked text without the focus, the real one with it, and accepts typing', async () => {
  const user = userEvent.setup();
  render(<Fields />);
  const key = screen.getByRole<HTMLInputElement>('textbox', { name: 'Customer key' });
  const uri = screen.getByRole<HTMLInputElement>('textbox', { name: 'URI' });
  expect([key.value, uri.value]).toEqual(['0•••••', 'a://b?who=a••@•••••••.com']);
  expect(key.title).toBe('0•••••');
  await user.click(key);
  expect(key.value).toBe('000345');
  expect(key.dataset['secret']).toBe('true');
  await user.clear(key);
  await user.type(key, '77');
  await user.click(uri);
  expect(key.value).toBe('••');
  await user.clear(uri);
  await user.type(uri, 'c://d');
  await user.tab();
  expect(screen.getByText('77 c://d')).toBeDefined();
});

it('masks the keys that a part of the window adds', () => {
  const known = knowing(masking, ['000345']);
  expect(known.text('{"ck":"000345"}')).toBe('{"ck":"0•••••"}');
  expect(masking.text('{"ck":"000345"}')).toBe('{"ck":"000345"}');
});
