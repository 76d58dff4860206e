import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { makeRemoteShown } from '#app/testing/make-remote-shown.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { Remote } from './remote.tsx';

const shown = makeRemoteShown({ name: 'Demo', colour: 'blue' });

async function hold() {
  const bridge = installFakeBridge({
    'remote.read': () => ({ shown }),
    'remote.press': () => ({}),
    'clipboard.write': () => ({}),
  });
  render(<Remote initially={shown} />);
  const calls = () => bridge.made.filter(({ name }) => name !== 'remote.read').map(({ input }) => input);
  await act(async () => {});
  return { bridge, calls, user: userEvent.setup() };
}

it('shows the next step, the last outcome, and the TID to copy', async () => {
  const { bridge, calls, user } = await hold();
  expect(screen.getByRole('heading').textContent).toBe('Ada opens the e-mail');
  expect(screen.getByRole('status').textContent).toBe('Nothing sent yet');
  act(() => bridge.push('remote.shown', { ...shown, place: 'Step 2 of 6', outcome: 'received', tid: 'dedc2983' }));
  expect(screen.getByRole('status').textContent).toContain('Received');
  await user.click(screen.getByRole('button', { name: 'Copy tid' }));
  expect(calls()).toEqual([{ text: 'dedc2983' }]);
});

it('presses by button and by key', async () => {
  const { calls, user } = await hold();
  for (const name of ['Next', 'Back', 'Start over']) await user.click(screen.getByRole('button', { name }));
  await user.keyboard(' {PageUp}');
  expect(calls()).toEqual(['next', 'back', 'start-over', 'start-over', 'back'].map((button) => ({ button })));
});

it('asks in the middle before it starts over, with Cancel focused', async () => {
  const { bridge, calls, user } = await hold();
  act(() => bridge.push('remote.shown', { ...shown, isMidway: true }));
  await user.click(screen.getByRole('button', { name: 'Start over' }));
  expect(document.activeElement?.textContent).toBe('Cancel');
  await user.keyboard(' ');
  expect(calls()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Start over' }));
  await user.click(screen.getByRole('button', { name: 'Start over' }));
  expect(calls()).toEqual([{ button: 'start-over' }]);
});

it('no longer asks once the show was started over elsewhere, however far it goes then', async () => {
  const { bridge, user } = await hold();
  act(() => bridge.push('remote.shown', { ...shown, isMidway: true }));
  await user.click(screen.getByRole('button', { name: 'Start over' }));
  act(() => bridge.push('remote.shown', { ...shown, isMidway: true, outcome: 'received' }));
  expect(screen.getByRole('group', { name: 'Start over?' })).toBeDefined();
  for (const isMidway of [false, true]) act(() => bridge.push('remote.shown', { ...shown, isMidway }));
  expect(screen.queryByRole('group', { name: 'Start over?' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Next' })).toBeDefined();
});

it.each(['Next', 'Copy tid'])('%s failed: says so until there is something new to show', async (name) => {
  const fail = () => {
    throw new Error('No.');
  };
  const bridge = installFakeBridge({
    'remote.read': () => ({ shown }),
    'remote.press': fail,
    'clipboard.write': fail,
  });
  render(<Remote initially={shown} />);
  const sent = { ...shown, place: 'Step 2 of 6', outcome: 'received' as const, tid: 'dedc2983' };
  await act(async () => bridge.push('remote.shown', sent));
  await userEvent.setup().click(screen.getByRole('button', { name }));
  act(() => bridge.push('remote.shown', { ...sent }));
  expect(screen.getByRole('status').textContent).toMatch(/^(That didn’t work|The TID wasn’t copied)/);
  act(() => bridge.push('remote.shown', { ...sent, place: 'Step 3 of 6' }));
  expect(screen.getByRole('status').textContent).toContain('Received');
});

it('keeps the warnings of the environment in sight', async () => {
  const { bridge } = await hold();
  expect(screen.queryByText('Real customers')).toBeNull();
  const guarded = { ...shown.environment, askBeforeSending: true, acceptSelfSigned: true };
  act(() => bridge.push('remote.shown', { ...shown, environment: guarded }));
  // Red, whatever colour the environment has.
  expect(screen.getByText('Real customers').parentElement?.style.background).toBe('var(--t-fill-red)');
  expect(screen.getByText('Self-signed accepted')).toBeDefined();
});

it('has no button to press at the end, and says when nothing was sent', async () => {
  const { bridge } = await hold();
  act(() => bridge.push('remote.shown', { ...shown, isOver: true, refused: 'The URI is empty.' }));
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Next' }).disabled).toBe(true);
  expect(screen.getByText('Nothing sent').title).toBe('The URI is empty.');
});

it('has notes, and after a failure Try again first, with the reason', async () => {
  const { bridge, calls, user } = await hold();
  act(() => bridge.push('remote.shown', { ...shown, note: 'Say hello', practice: 'possible' }));
  expect(screen.getByText('Say hello')).toBeDefined();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  act(() => bridge.push('remote.shown', { ...shown, note: 'Say hello', practice: 'possible', failed: 'MXO is down.' }));
  expect(screen.getByText('MXO is down.')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Try again' }).getAttribute('data-variant')).toBe('filled');
  for (const name of ['Try again', 'Skip', 'Finish on Practice'])
    await user.click(screen.getByRole('button', { name }));
  expect(calls()).toEqual(['again', 'skip', 'finish-on-practice'].map((button) => ({ button })));
  act(() => bridge.push('remote.shown', { ...shown, practice: 'in-use' }));
  expect(screen.queryByRole('button', { name: 'Finish on Practice' })).toBeNull();
});

it('shows what was pushed while its page was loading', async () => {
  const newer = { ...shown, place: 'Step 3 of 6' };
  installFakeBridge({ 'remote.read': () => ({ shown: newer }) });
  render(<Remote initially={shown} />);
  expect(await screen.findByText('Step 3 of 6')).toBeDefined();
});
