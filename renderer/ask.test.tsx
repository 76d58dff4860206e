import { Notifications } from '@mantine/notifications';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { type CallName, calls } from '#app/ipc/contract.ts';
import { ask, mayHaveSent, perform, problemOf } from '#renderer/ask.ts';
import { call } from '#renderer/bridge.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { takeBack } from '#renderer/ui/notices.tsx';

const so = 'the note wasn’t saved';
const mark = { ids: ['x'], marks: { note: 'n' } };

it('a call that is refused or rejects has its own answer', async () => {
  installFakeBridge({ 'practice.clear': () => Promise.reject(new Error('gone')) });
  expect(await call('practice.list', {})).toMatchObject({ kind: 'call-failed' });
  expect(await call('practice.clear', {})).toEqual({ kind: 'call-failed', says: 'gone' });
});

it('says once why nothing was saved, and removes that when it works', async () => {
  let isFull = true;
  installFakeBridge({
    'history.mark': () => (isFull ? { kind: 'not-saved', says: 'The disk is full.' } : { kind: 'saved' }),
  });
  render(<Notifications />);
  expect(await perform('history.mark', mark, so)).toBe(false);
  expect(await perform('history.mark', mark, so)).toBe(false);
  expect(await screen.findAllByText('The note wasn’t saved. The disk is full.')).toHaveLength(1);
  isFull = false;
  await act(async () => expect(await perform('history.mark', mark, so)).toBe(true));
  await waitFor(() => expect(screen.queryByText(/The note wasn’t saved/)).toBeNull());
});

it.each(Object.keys(calls) as CallName[])('%s shows a notice and returns null when it fails', async (name) => {
  installFakeBridge({ [name]: () => Promise.reject(new Error('bug')) });
  render(<Notifications />);
  // The input does not matter: the call fails before it is checked.
  expect(await ask(name, {} as never, `${name} was not done`)).toBeNull();
  expect(await screen.findByText(`Something went wrong in Tidings, so ${name} was not done. Try again.`)).toBeTruthy();
  act(() => takeBack(`${name} was not done`));
});

it.each(['run.start', 'run.startTwins', 'run.sendFailed', 'run.sendUnsent'] as const)(
  '%s that fails never says that nothing was sent',
  async (name) => {
    installFakeBridge({});
    render(<Notifications />);
    expect(await ask(name, {} as never, mayHaveSent)).toBeNull();
    const says = 'Something went wrong in Tidings. Events may have been sent. Check Runs before you try again.';
    expect(await screen.findByText(says)).toBeTruthy();
    act(() => takeBack(mayHaveSent));
  },
);

it('keeps that events may have been sent when a later call works', async () => {
  let isBroken = true;
  installFakeBridge({
    'run.start': () =>
      isBroken ? Promise.reject(new Error('gone')) : { kind: 'refused', says: ['A run is in progress.'] },
  });
  render(<Notifications />);
  expect(await ask('run.start', {} as never, mayHaveSent)).toBeNull();
  isBroken = false;
  expect(await ask('run.start', {} as never, mayHaveSent)).toMatchObject({ kind: 'refused' });
  // What is removed is gone by the time that the next notice is there.
  expect(await perform('history.mark', mark, so)).toBe(false);
  expect(await screen.findByText(/so the note wasn’t saved/)).toBeTruthy();
  expect(screen.queryByText(/Events may have been sent. Check Runs/)).toBeTruthy();
  act(() => takeBack(so));
  act(() => takeBack(mayHaveSent));
});

it('of what was too large to hand over it says that nothing was sent', () => {
  const tooLarge = { kind: 'call-failed', says: '', isTooLarge: true } as const;
  expect(problemOf(tooLarge, mayHaveSent)).toBe(
    'That’s more than Tidings can process at once, so nothing was sent. Try again with less.',
  );
});
