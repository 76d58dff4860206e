import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { type AppProxy, blankProxy } from '#app/environments/network.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { unsavedForms } from '#renderer/ui/unsaved.ts';
import { NetworkTab } from './network-tab.tsx';

function open() {
  installFakeBridge({
    'secret.look': () => ({ canKeep: true, proxyPassword: 'none', identity: 'none' }),
    'secret.saveProxyPassword': () => ({ kind: 'saved' }),
  });
  function Tab() {
    const [proxy, setProxy] = useState<AppProxy>({ ...blankProxy, host: 'proxy.example.com', user: 'ada' });
    const save = async (next: AppProxy) => {
      setProxy(next);
      return true;
    };
    return <NetworkTab proxy={proxy} onProxy={save} />;
  }
  render(<Tab />);
}

async function choose(kind: string) {
  await userEvent.click(screen.getByRole('combobox', { name: 'Proxy' }));
  await userEvent.click(screen.getByRole('option', { name: kind }));
}

it('keeps the address, and not the password, of a proxy that one comes back to', async () => {
  open();
  await userEvent.type(screen.getByLabelText('Proxy password'), 'secret');
  await choose('System proxy');
  await choose('Manual');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Proxy server' }).value).toBe('proxy.example.com');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Proxy user' }).value).toBe('ada');
  expect(screen.getByLabelText<HTMLInputElement>('Proxy password').value).toBe('');
});

it('has nothing unsaved after a save, also where a password was typed for a proxy that was left', async () => {
  open();
  await userEvent.type(screen.getByLabelText('Proxy password'), 'secret');
  await choose('System proxy');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/^Saved\./)).toBeTruthy();
  expect(unsavedForms()).toEqual([]);
});
