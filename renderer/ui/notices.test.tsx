import { Notifications } from '@mantine/notifications';
import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { hidePassing, say, sayWithOffer } from './notices.tsx';

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
