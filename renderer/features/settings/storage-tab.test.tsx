import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { noRetention, type Retention } from '#app/history/retention.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { StorageTab } from './storage-tab.tsx';

const storage = { folder: '/x', parts: [], otherFiles: 0, setAside: [], backups: [], restoring: null };

/** The storage settings, with a limit that would remove five events. */
async function open(retention: Retention = noRetention) {
  let answer = () => {};
  const asked = new Promise<void>((done) => {
    answer = done;
  });
  installFakeBridge({
    'storage.read': () => storage,
    'retention.preview': async () => {
      await asked;
      return { removes: 5 };
    },
  });
  render(<StorageTab retention={retention} onRetention={() => {}} />);
  const days = await screen.findByRole('textbox', { name: 'Days' });
  await userEvent.clear(days);
  await userEvent.type(days, '1');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  return { answer, days };
}

it('says of no event that it would be deleted once there is no limit', async () => {
  const { answer } = await open({ ...noRetention, days: 30 });
  answer();
  expect(await screen.findByText(/5 events would be permanently deleted/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'No limit' }));
  expect(screen.queryByText(/5 events would be permanently deleted/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Remove and save' })).toBeNull();
});

it('asks again about a limit that was typed while the last one was looked at', async () => {
  const { answer, days } = await open();
  await userEvent.type(days, '0');
  answer();
  await Promise.resolve();
  expect(screen.queryByRole('button', { name: 'Remove and save' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('button', { name: 'Remove and save' })).toBeTruthy();
});
