import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { noTiming } from '#app/exchange/exchange.ts';
import type { Input } from '#app/ipc/contract.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { blankStoryboard, createEventStep, createNoteStep } from '#app/storyboards/storyboard-edit.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenterCalls } from '#renderer/testing/presenter-calls.ts';
import { render } from '#renderer/testing/render.tsx';
import { Presenter } from './presenter.tsx';

const environment = practiceEnvironment({
  serverName: 'http://127.0.0.1:1',
  downServerName: 'http://127.0.0.1:2',
  untrustedServerName: 'https://127.0.0.1:3',
});
const event = (id: string) => createEventStep(id, `Event ${id}`, { ...blankDraft, uri: `a://b/${id}` }, 'c');
const board: Storyboard = {
  ...blankStoryboard('board', 'c'),
  title: 'Story',
  steps: [event('1'), { ...createNoteStep('2'), title: 'A word' }, event('3')],
};

type Send = Input<'exchange.send'>;

/** Shows the presenter with a fake server. Returns what was sent. */
function enter(
  answer: (send: Send, count: number) => ReturnType<typeof makeExchange>,
  monitoringLink = '',
  { isCovered = false, startsPlaying = false, shownIn = environment } = {},
) {
  const sent: Send[] = [];
  const bridge = installFakeBridge({
    'exchange.send': (send) => {
      sent.push(send);
      return { kind: 'sent', exchange: answer(send, sent.length), notRecorded: null };
    },
    'monitoring.open': () => ({ kind: 'opened' }),
    ...presenterCalls,
  });
  const onLeave = vi.fn();
  const onCopy = vi.fn();
  const setup = {
    storyboard: board,
    selection: { environmentId: 'practice', siteKey: 'ONE-PRACTICE01-0200' },
    startsPlaying,
    startsWithRemote: false,
    answers: { 'Which day?': 'Monday' },
    confirmed: true,
  };
  const draw = (isBehind: boolean) => (
    <Presenter
      setup={setup}
      environment={{ ...shownIn, monitoringLink }}
      isCovered={isBehind}
      onCopy={onCopy}
      onLeave={onLeave}
    />
  );
  const { rerender } = render(draw(isCovered));
  return { sent, bridge, onLeave, onCopy, user: userEvent.setup(), cover: () => rerender(draw(true)) };
}

const heading = () => screen.getByRole('heading').textContent;
const received = () => makeReceived('x', 'tid 1');

it('fires with the answers from before it started, and keeps the TID', async () => {
  const { sent, user } = enter(received);
  await user.keyboard(' ');
  await waitFor(() => expect(heading()).toBe('A word'));
  await user.keyboard('{ArrowRight}');
  await waitFor(() => expect(heading()).toBe('Event 3'));
  await user.keyboard('{PageDown}');
  await waitFor(() => expect(heading()).toBe('End of the storyboard'));
  expect(sent.map(({ draft }) => [draft.uri, draft.tid])).toEqual([
    ['a://b/1', ''],
    ['a://b/3', 'tid 1'],
  ]);
  expect(sent[0]).toMatchObject({
    tabId: 'presentation',
    confirmed: true,
    answers: [{ name: 'Which day?', value: 'Monday' }],
  });
  expect(sent[0]?.draft.customerKey).toBe(sent[1]?.draft.customerKey);
});

it('fires nothing while a dialog covers it: the keys are for the dialog', async () => {
  const { sent, onLeave, user } = enter(received, '', { isCovered: true });
  await user.keyboard(' tr{ArrowRight}{Escape}');
  expect(heading()).toBe('Event 1');
  expect(sent).toEqual([]);
  expect(onLeave).not.toHaveBeenCalled();
});

it('fires once for a double click, however slow its second half is', async () => {
  const { sent } = enter(received);
  const next = screen.getByRole('button', { name: 'Next' });
  fireEvent.click(next, { detail: 1 });
  await waitFor(() => expect(heading()).toBe('A word'));
  fireEvent.click(next, { detail: 2 });
  await waitFor(() => expect(heading()).toBe('Event 3'));
  fireEvent.click(next, { detail: 3 });
  await act(async () => {});
  expect(sent).toHaveLength(1);
});

it('fires once for a double press, and for a key that is held down', async () => {
  const { sent, user } = enter(received);
  await user.keyboard('  ');
  await act(async () => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', repeat: true }));
  });
  await waitFor(() => expect(heading()).toBe('A word'));
  expect(sent).toHaveLength(1);
});

it('stays at a step that failed, says why, and fires it again when asked to', async () => {
  const failed = makeExchange('x', {
    left: 'no',
    result: { ...noAnswer, kind: 'unanswered', outcome: 'not-reached', code: 'ECONNREFUSED', answer: null },
  });
  const { sent, user } = enter((_, count) => (count === 1 ? failed : received()));
  await user.keyboard(' ');
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Step 1: Not reached'));
  expect(heading()).toBe('Event 1');
  expect(screen.getByText(/Nothing was sent, so it is safe to send it again/)).toBeDefined();
  await user.keyboard('t');
  await waitFor(() => expect(heading()).toBe('A word'));
  expect(sent).toHaveLength(2);
});

it('does nothing on T before a step was fired', async () => {
  const { sent, user } = enter(received);
  await user.keyboard('t');
  expect(sent).toEqual([]);
});

it('gives Space to the focused button, and the arrows to the story', async () => {
  const { sent, user } = enter(received);
  screen.getByRole('button', { name: 'Remote' }).focus();
  await user.keyboard(' ');
  expect(screen.getByRole('button', { name: 'Remote' }).getAttribute('aria-pressed')).toBe('true');
  expect(sent).toEqual([]);
  await user.keyboard('{ArrowRight}');
  await waitFor(() => expect(heading()).toBe('A word'));
});

it('masks the customer key until K is pressed, and has it ready to copy then', async () => {
  const { user, onCopy } = enter(received);
  expect(document.body.textContent).not.toMatch(/ada\.\d+@example/);
  await user.keyboard('k');
  expect(document.body.textContent).toMatch(/ada\.\d+@example\.com/);
  await user.click(screen.getByRole('button', { name: 'Copy key' }));
  expect(onCopy).toHaveBeenCalledWith(expect.stringMatching(/^ada\.\d+@example\.com$/), 'Customer key');
});

it('starts over with another customer, and leaves nothing under way behind', async () => {
  const { sent, user, bridge, onLeave } = enter(received);
  await user.keyboard(' ');
  await waitFor(() => expect(heading()).toBe('A word'));
  await user.keyboard('r');
  expect(await screen.findByRole('dialog', { name: 'Start over?' })).toBeDefined();
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Start over' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(heading()).toBe('Event 1');
  await user.keyboard(' ');
  await waitFor(() => expect(heading()).toBe('A word'));
  expect(sent[1]?.draft.tid).toBe('');
  expect(sent[1]?.draft.customerKey).not.toBe(sent[0]?.draft.customerKey);
  await user.keyboard('{Escape}');
  expect(onLeave).toHaveBeenCalledOnce();
  expect(bridge.made.slice(-2).map(({ name }) => name)).toEqual(['exchange.cancel', 'show.end']);
});

it('does what is pressed on the remote, and updates it', async () => {
  const { bridge, user } = enter(received);
  await user.click(screen.getByRole('button', { name: 'Remote' }));
  act(() => bridge.push('remote.pressed', { button: 'next' }));
  await waitFor(() => expect(heading()).toBe('A word'));
  const shown = bridge.made.filter(({ name }) => name === 'remote.show').at(-1)?.input;
  expect(shown).toMatchObject({ shown: { place: 'Step 2 of 3', next: 'A word', outcome: 'received', tid: 'tid 1' } });
  act(() => bridge.push('remote.closed', {}));
  expect(screen.getByRole('button', { name: 'Remote' }).getAttribute('aria-pressed')).toBe('false');
});

it('fires nothing from the remote behind a question, and plays on behind no dialog', async () => {
  const { bridge, user, sent, cover } = enter(received, '', { startsPlaying: true });
  await user.click(screen.getByRole('button', { name: 'Remote' }));
  act(() => bridge.push('remote.pressed', { button: 'next' }));
  await waitFor(() => expect(heading()).toBe('A word'));
  act(() => bridge.push('remote.pressed', { button: 'next' }));
  await waitFor(() => expect(heading()).toBe('Event 3'));
  cover();
  expect(screen.getByRole('button', { name: 'Play' })).toBeDefined();
  act(() => bridge.push('remote.pressed', { button: 'next' }));
  await act(async () => {});
  expect(sent).toHaveLength(1);
});

it('asks before it goes on without Next where that was not chosen, except on Practice', async () => {
  const uat = { ...environment, id: 'uat', name: 'UAT' };
  const { user } = enter(received, '', { shownIn: uat });
  await user.keyboard('p');
  const question = await screen.findByRole('dialog', { name: 'Advance automatically on UAT?' });
  expect(screen.queryByRole('button', { name: 'Pause' })).toBeNull();
  await user.click(within(question).getByRole('button', { name: 'Advance automatically' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Pause' })).toBeDefined());
  await user.keyboard('pp');
  expect(screen.queryByRole('dialog', { name: 'Advance automatically on UAT?' })).toBeNull();
});

const noAnswer = {
  timing: { ...noTiming, totalMs: 1 },
} as const;

it('opens Monitoring on the event that was sent last with M, where the environment has a link', async () => {
  const { bridge, user } = enter(received, 'https://mxo.example.com/?ck={ck}');
  await user.keyboard('m');
  expect(screen.queryByRole('button', { name: 'Monitoring' })).toBeNull();
  await user.keyboard(' ');
  await waitFor(() => expect(heading()).toBe('A word'));
  await user.keyboard('m');
  await user.click(screen.getByRole('button', { name: 'Monitoring' }));
  const opened = bridge.made.filter(({ name }) => name === 'monitoring.open').map(({ input }) => input);
  expect(opened).toEqual([{ exchangeId: 'x' }, { exchangeId: 'x' }]);
});

it('ignores M when the environment has no link', async () => {
  const { bridge, user } = enter(received);
  await user.keyboard(' ');
  await waitFor(() => expect(heading()).toBe('A word'));
  await user.keyboard('m');
  expect(screen.queryByRole('button', { name: 'Monitoring' })).toBeNull();
  expect(bridge.made.some(({ name }) => name === 'monitoring.open')).toBe(false);
});

it('takes a letter by its place on a layout without Latin letters', async () => {
  enter(received);
  expect(screen.getByRole('button', { name: 'Show keys' })).toBeTruthy();
  fireEvent.keyDown(window, { key: 'л', code: 'KeyK' });
  expect(await screen.findByRole('button', { name: 'Hide keys' })).toBeTruthy();
});
