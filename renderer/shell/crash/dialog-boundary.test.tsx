import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { DialogBoundary } from './dialog-boundary.tsx';

beforeEach(() => {
  // React tells of each error that a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => void vi.restoreAllMocks());

/** A window with one dialog, which fails while `isBroken` says so. */
function Window({ isBroken }: { readonly isBroken: () => boolean }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpened(true)}>
        Open
      </button>
      <DialogBoundary opened={opened} onClose={() => setOpened(false)}>
        <Faulty opened={opened} isBroken={isBroken} />
      </DialogBoundary>
    </>
  );
}

function Faulty({ opened, isBroken }: { readonly opened: boolean; readonly isBroken: () => boolean }) {
  if (opened && isBroken()) throw new TypeError('ada@example.com is not a function');
  return opened ? <p>It works.</p> : null;
}

it('a dialog that fails is told in its place, closes, and is drawn anew when it is opened again', async () => {
  const bridge = installFakeBridge({ 'error.report': () => ({}) });
  let isBroken = true;
  render(<Window isBroken={() => isBroken} />);
  await userEvent.click(screen.getByText('Open'));
  expect((await screen.findByRole('alert')).textContent).toContain('Your open events are safe');
  expect(bridge.made).toMatchObject([
    { name: 'error.report', input: { place: 'dialog', error: { name: 'TypeError' } } },
  ]);
  expect(JSON.stringify(bridge.made)).not.toContain('ada');

  await userEvent.click(screen.getByRole('button', { name: 'Close it' }));
  expect(screen.queryByRole('alert')).toBeNull();
  isBroken = false;
  await userEvent.click(screen.getByText('Open'));
  expect(screen.getByText('It works.')).toBeTruthy();
});

it('a dialog that failed can be tried again', async () => {
  installFakeBridge({ 'error.report': () => ({}) });
  let isBroken = true;
  render(<Window isBroken={() => isBroken} />);
  await userEvent.click(screen.getByText('Open'));
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(screen.queryByText('It works.')).toBeNull();
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.getByText('It works.')).toBeTruthy();
});
