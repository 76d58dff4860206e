import { Notifications } from '@mantine/notifications';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { dropState, hidePassing, say, sayState, sayWithOffer } from './notices.tsx';

it('passing messages are removed when a dialog opens; a problem stays', async () => {
  const accept = vi.fn();
  render(<Notifications />);
  say('Saved.');
  sayWithOffer('Deleted.', 'Undo', accept);
  say('The disk is full.', 'problem');
  expect(await screen.findByText('Saved.')).toBeTruthy();
  hidePassing();
  await waitFor(() => expect(screen.queryByText('Saved.')).toBeNull());
  expect(screen.queryByText('Deleted.')).toBeNull();
  expect(screen.getByText('The disk is full.')).toBeTruthy();
});

it('an offer is accepted once, and is gone', async () => {
  const accept = vi.fn();
  render(<Notifications />);
  sayWithOffer('Moved.', 'Undo', accept);
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(accept).toHaveBeenCalledExactlyOnceWith();
  await waitFor(() => expect(screen.queryByText('Moved.')).toBeNull());
});

it('only the last message about a state is shown, with its own Undo', async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  render(<Notifications />);
  sayState('selection', 'UAT is selected.', first);
  sayState('clipboard', 'TID copied.');
  sayState('selection', 'PROD is selected.', second);
  await waitFor(() => expect(screen.queryByText('UAT is selected.')).toBeNull());
  expect(screen.getByText('TID copied.')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  expect([first, second].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
});

it('a message about a state goes when the state changes', async () => {
  render(<Notifications />);
  sayState('selection', 'QA is selected.');
  expect(await screen.findByText('QA is selected.')).toBeTruthy();
  dropState('selection');
  await waitFor(() => expect(screen.queryByText('QA is selected.')).toBeNull());
});
