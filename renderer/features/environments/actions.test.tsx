import { Notifications } from '@mantine/notifications';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { environmentActions } from './actions.ts';

it('Undo brings back an environment that lacks something, as it was', async () => {
  const imported = { ...blankEnvironment('i'), name: 'Imported', serverName: 'https://h', siteKeys: [] };
  const { made } = installFakeBridge({ 'environment.swap': () => ({ kind: 'saved', environments: [imported] }) });
  const dispatch = vi.fn();
  render(<Notifications />);
  const actions = environmentActions(openWorkbench(anySession()), dispatch, { select: vi.fn(), selectAgain: vi.fn() });
  actions.onDeleted([], imported);
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(made).toContainEqual({ name: 'environment.swap', input: { out: [], put: [imported] } });
  await waitFor(() =>
    expect(dispatch).toHaveBeenLastCalledWith({ type: 'environments-changed', environments: [imported] }),
  );
});

it('Undo says the new name of an environment whose own is taken by now', async () => {
  const deleted = { ...blankEnvironment('u'), name: 'UAT', serverName: 'https://h' };
  installFakeBridge({
    'environment.swap': () => ({ kind: 'saved', environments: [{ ...deleted, name: 'UAT 2' }] }),
  });
  render(<Notifications />);
  const on = { select: vi.fn(), selectAgain: vi.fn() };
  environmentActions(openWorkbench(anySession()), vi.fn(), on).onDeleted([], deleted);
  await userEvent.click((await screen.findAllByRole('button', { name: 'Undo' })).at(-1) ?? document.body);
  expect(await screen.findByText(/UAT restored as UAT 2/)).toBeDefined();
});
