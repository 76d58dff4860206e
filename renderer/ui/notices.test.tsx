import { Notifications } from '@mantine/notifications';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { render } from '#renderer/testing/render.tsx';
import { dropState, hidePassing, say, sayOnce, sayState, sayWithOffer, sayWritten, takeBack } from './notices.tsx';

afterEach(() => {
  vi.useRealTimers();
});

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

it('a screen reader announces each message, whatever it offers', async () => {
  render(<Notifications />);
  say('1 request imported.');
  say('The disk is full.', 'problem');
  sayOnce('saving', 'Not saved.');
  sayState('selection', 'UAT is selected.', () => {});
  sayWithOffer('Deleted.', 'Undo', () => {});
  for (const text of ['1 request imported.', 'The disk is full.', 'Not saved.', 'UAT is selected.', 'Deleted.'])
    expect((await screen.findByText(text)).closest('[role=status], [role=alert], [aria-live]'), text).not.toBeNull();
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

it('each written file is said for the whole time, in place of the one before', async () => {
  vi.useFakeTimers();
  render(<Notifications />);
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  act(() => sayWritten('one.csv saved.', () => {}));
  await pass(8_000);
  act(() => sayWritten('two.csv saved.', () => {}));
  await pass(9_000);
  expect(screen.queryByText('one.csv saved.')).toBeNull();
  expect(screen.getByText('two.csv saved.')).toBeTruthy();
  await pass(2_000);
  expect(screen.queryByText('two.csv saved.')).toBeNull();
});

it('a problem is said once until it is solved, also after it was closed', async () => {
  render(<Notifications />);
  const said = () => screen.queryAllByText(/^Not saved/).map(({ textContent }) => textContent);
  for (const message of ['Not saved: no space.', 'Not saved: no access.']) act(() => sayOnce('saving', message));
  await waitFor(() => expect(said()).toEqual(['Not saved: no access.']));
  act(() => takeBack('saving'));
  await waitFor(() => expect(said()).toEqual([]));
  act(() => sayOnce('saving', 'Not saved: no space.'));
  expect(said()).toEqual(['Not saved: no space.']);
  // While it is shown it isn't said again; once it was closed, it is.
  act(() => sayOnce('saving', 'Not saved: no space.'));
  expect(said()).toEqual(['Not saved: no space.']);
  await userEvent.click(screen.getByRole('button'));
  await waitFor(() => expect(said()).toEqual([]));
  act(() => sayOnce('saving', 'Not saved: no space.'));
  expect(said()).toEqual(['Not saved: no space.']);
});
