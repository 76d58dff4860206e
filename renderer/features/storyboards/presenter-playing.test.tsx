import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import type { Input } from '#app/ipc/contract.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { blankStoryboard, createEventStep, createPauseStep } from '#app/storyboards/storyboard-edit.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenterCalls } from '#renderer/testing/presenter-calls.ts';
import { render } from '#renderer/testing/render.tsx';
import { Presenter } from './presenter.tsx';

const uat = { ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://uat' };
afterEach(() => void vi.useRealTimers());

const name = 'Advance automatically on UAT?';

/** Shows the presenter there, with nothing said before that allows events without a press. */
function enter(environment: typeof uat) {
  const bridge = installFakeBridge(presenterCalls);
  const selection = { environmentId: environment.id, siteKey: 'ONE-1' };
  const unasked = { startsPlaying: false, startsWithRemote: false, answers: {}, confirmed: true };
  const setup = { storyboard: springTestDrive, selection, ...unasked };
  render(<Presenter setup={setup} environment={environment} onCopy={() => {}} onLeave={() => {}} />);
  const sent = () => bridge.made.filter(({ name }) => name === 'exchange.send');
  return { bridge, sent, user: userEvent.setup() };
}

it.each([true, false])('asks before it plays on a server, by key and by button, guarded: %s', async (guarded) => {
  const { user, bridge, sent } = enter({ ...uat, askBeforeSending: guarded });
  await user.keyboard('p');
  const question = await screen.findByRole('dialog', { name });
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(question.isConnected).toBe(false));
  await user.click(screen.getByRole('button', { name: 'Play' }));
  await screen.findByRole('dialog', { name });
  act(() => bridge.push('remote.pressed', { button: 'next' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('button', { name: 'Play' })).toBeDefined();
  expect(sent()).toEqual([]);
});

it('plays after one yes, and does not ask again after a pause', async () => {
  const { user } = enter(uat);
  await user.keyboard('p');
  await user.click(await screen.findByRole('button', { name: 'Advance automatically' }));
  expect(await screen.findByRole('button', { name: 'Pause' })).toBeDefined();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.keyboard('p');
  expect(await screen.findByRole('button', { name: 'Play' })).toBeDefined();
  await user.keyboard('p');
  expect(await screen.findByRole('button', { name: 'Pause' })).toBeDefined();
});

it('plays on Practice without a question', async () => {
  const { user } = enter({ ...uat, id: practiceId });
  await user.keyboard('p');
  expect(await screen.findByRole('button', { name: 'Pause' })).toBeDefined();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('plays to the end without a press, holds while it is paused, and sends each event once', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const sent: string[] = [];
  const send = ({ draft }: Input<'exchange.send'>) => {
    sent.push(draft.uri ?? '');
    return { kind: 'sent', exchange: makeReceived(draft.uri ?? '', 'tid 1'), notRecorded: null } as const;
  };
  installFakeBridge({ ...presenterCalls, 'exchange.send': send });
  const event = (id: string) => createEventStep(id, id, { ...blankDraft, uri: `a://b/${id}` }, null);
  const steps = [event('first'), { ...createPauseStep('pause'), playMs: 0 }, event('second')];
  const setup = {
    ...{ storyboard: { ...blankStoryboard('b', 'c'), steps }, selection: { environmentId: 'uat', siteKey: 'ONE-1' } },
    ...{ startsPlaying: true, startsWithRemote: false, answers: {}, confirmed: true },
  };
  render(<Presenter setup={setup} environment={uat} onCopy={() => {}} onLeave={() => {}} />);
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  await pass(1_000);
  fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
  await pass(60_000);
  expect(sent).toEqual([]);
  fireEvent.keyDown(window, { key: 'p' });
  for (let second = 0; second < 10; second++) await pass(1_000);
  expect(screen.getByRole('heading').textContent).toBe('End of the storyboard');
  expect(sent).toEqual(['a://b/first', 'a://b/second']);
});
