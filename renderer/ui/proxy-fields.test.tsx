import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { blankProxy, type EnvironmentProxy } from '#app/environments/network.ts';
import { render } from '#renderer/testing/render.tsx';
import { ProxyFields } from './proxy-fields.tsx';

const ada = { ...blankProxy, host: 'proxy', user: 'ada' };

function Fields({
  first,
  kept = 'none',
  onPassword = () => {},
}: {
  readonly first: EnvironmentProxy;
  readonly kept?: 'none' | 'kept' | 'this-session';
  readonly onPassword?: (password: string | null) => void;
}) {
  const [proxy, setProxy] = useState(first);
  return (
    <>
      <ProxyFields
        proxy={proxy}
        kinds={['as-settings', 'system', 'none', 'manual']}
        problemOf={() => undefined}
        password={null}
        kept={kept}
        onChange={setProxy}
        onPassword={onPassword}
      />
      <output>{JSON.stringify(proxy)}</output>
    </>
  );
}

const written = () => JSON.parse(screen.getByRole('status').textContent ?? '');

it('has fields only for a manual proxy', async () => {
  render(<Fields first={{ kind: 'as-settings' }} />);
  expect(screen.queryByRole('textbox', { name: 'Proxy server' })).toBeNull();
  await userEvent.click(screen.getByRole('combobox', { name: 'Proxy' }));
  await userEvent.click(screen.getByRole('option', { name: 'Manual' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Proxy server' }), 'proxy.example.com');
  const port = screen.getByRole('textbox', { name: 'Proxy port' });
  await userEvent.clear(port);
  await userEvent.type(port, '3128');
  expect(written()).toEqual({ ...blankProxy, host: 'proxy.example.com', port: 3128 });
});

it('asks for a password only with a user', () => {
  render(<Fields first={{ ...ada, user: '' }} />);
  expect(screen.getByLabelText<HTMLInputElement>('Proxy password').disabled).toBe(true);
});

it('says that a password is kept, never which, and forgets it when asked to', async () => {
  const onPassword = vi.fn();
  render(<Fields first={ada} kept="kept" onPassword={onPassword} />);
  const field = screen.getByLabelText<HTMLInputElement>('Proxy password');
  expect([field.value, field.placeholder]).toEqual(['', 'Saved. Type to replace it']);
  await userEvent.click(screen.getByRole('button', { name: 'Remove password' }));
  expect(onPassword).toHaveBeenLastCalledWith('');
  await userEvent.type(field, 'x');
  expect(onPassword).toHaveBeenLastCalledWith('x');
});
