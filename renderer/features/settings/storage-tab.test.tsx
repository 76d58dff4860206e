import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { noRetention, type Retention } from '#app/history/retention.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { StorageTab } from './storage-tab.tsx';

const storage = { folder: '/x', parts: [], otherFiles: 0, setAside: [], replaced: [], backups: [], restoring: null };

/** The storage settings, where a limit was typed that would remove some events. */
async function open(retention: Retention = noRetention, removes = 5) {
  let answer = () => {};
  const asked = new Promise<void>((done) => {
    answer = done;
  });
  const bridge = installFakeBridge({
    'storage.read': () => storage,
    'retention.preview': async () => {
      await asked;
      return { removes };
    },
    'retention.save': () => ({ kind: 'saved', removed: 0, says: null }),
  });
  render(<StorageTab retention={retention} onRetention={() => {}} />);
  const days = await screen.findByRole('textbox', { name: 'Days' });
  await userEvent.clear(days);
  await userEvent.type(days, '1');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  const saved = () => bridge.made.filter(({ name }) => name === 'retention.save').map(({ input }) => input);
  return { answer, days, saved };
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

it('saves no limit that was corrected while it was looked at', async () => {
  const { answer, days, saved } = await open(noRetention, 0);
  await userEvent.type(days, '0');
  answer();
  expect(await screen.findByText(/^The limit changed while/)).toBeTruthy();
  expect(saved()).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText(/^Saved/)).toBeTruthy();
  expect(saved()).toEqual([{ retention: { ...noRetention, days: 10 } }]);
});

it('leads to a limit that can’t be used any more once it was looked at', async () => {
  const { answer, days, saved } = await open(noRetention, 0);
  await userEvent.type(days, 'x');
  screen.getByRole('button', { name: 'Save' }).focus();
  answer();
  await waitFor(() => expect(document.activeElement).toBe(days));
  expect(saved()).toEqual([]);
});

it('saves no limit of a tab that was closed while it was looked at', async () => {
  const { answer, saved } = await open(noRetention, 0);
  cleanup();
  answer();
  await act(async () => {});
  expect(saved()).toEqual([]);
});

it.each([
  ['its button', [{ name: 'b', label: '2026-01-01 08:00:00 (daily)', bytes: 10, files: 1 }], 'Restore'],
  ['the heading where it is gone', [], 'Backups'],
])('takes back a restore that was chosen by mistake, and the focus returns to %s', async (_, backups, focused) => {
  let restoring: string | null = '2026-01-01 08:00:00 (daily)';
  installFakeBridge({
    'storage.read': () => ({ ...storage, backups, restoring }),
    'storage.cancelRestore': () => {
      restoring = null;
      return { kind: 'saved' };
    },
  });
  render(<StorageTab retention={noRetention} onRetention={() => {}} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Don’t restore' }));
  expect(await screen.findByText('Nothing will be restored.')).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Restart now' })).toBeNull());
  expect(document.activeElement?.textContent).toBe(focused);
});

it('keeps the focus on the limits once their button is gone', async () => {
  installFakeBridge({
    'storage.read': () => storage,
    'retention.preview': () => ({ removes: 0 }),
    'retention.save': () => ({ kind: 'saved', removed: 0, says: null }),
  });
  function Tab() {
    const [retention, setRetention] = useState<Retention>(noRetention);
    return <StorageTab retention={retention} onRetention={setRetention} />;
  }
  render(<Tab />);
  await userEvent.type(await screen.findByRole('textbox', { name: 'Days' }), '7');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Save' })).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Days' }));
  await userEvent.click(screen.getByRole('button', { name: 'No limit' }));
  expect(screen.queryByRole('button', { name: 'No limit' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Days' }));
});

it('lists a whole file that a restore replaced apart from the damaged ones', async () => {
  const name = 'workspace.replaced-2026-01-02T03-04-05-000Z.json';
  installFakeBridge({ 'storage.read': () => ({ ...storage, replaced: [{ name, bytes: 10 }] }) });
  render(<StorageTab retention={noRetention} onRetention={() => {}} />);
  expect((await screen.findByRole('list', { name: 'Replaced files' })).textContent).toContain(name);
  expect(screen.queryByText(/Tidings couldn’t read these files/)).toBeNull();
});
