import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { noTiming } from '#app/exchange/exchange.ts';
import type { Input } from '#app/ipc/contract.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import type { AudienceState } from '#app/storyboards/calls.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenterCalls } from '#renderer/testing/presenter-calls.ts';
import { render } from '#renderer/testing/render.tsx';
import { Presenter } from './presenter.tsx';

type Send = Input<'exchange.send'>;

const siteKeys = [{ siteKey: 'ONE-1', label: '' }];
const uat = { ...blankEnvironment('uat'), name: 'UAT', siteKeys, variables: [{ name: 'shop', value: 'riverside' }] };
const practice = { ...blankEnvironment(practiceId), name: 'Practice', siteKeys: [{ siteKey: 'ONE-P', label: '' }] };
const projector = { id: 2, name: 'Projector' };
const full: AudienceState = { place: 'full-screen', why: 'chosen', display: projector, others: [projector] };
const failed = makeExchange('x', {
  left: 'no',
  result: {
    kind: 'unanswered',
    outcome: 'not-reached',
    code: 'ECONNREFUSED',
    answer: null,
    timing: { ...noTiming, totalMs: 1 },
  },
});

/** Shows the presenter. The real server is down; Practice answers. */
function enter(startsWithAudience: boolean) {
  const sent: Send[] = [];
  let hasLeft = false;
  const onLeave = () => {
    hasLeft = true;
  };
  const bridge = installFakeBridge({
    'exchange.send': (send) => {
      sent.push(send);
      const exchange = send.environmentId === practiceId ? makeReceived('p', 'practice tid') : failed;
      return { kind: 'sent', exchange, notRecorded: null };
    },
    ...presenterCalls,
    'audience.open': () => ({}),
    'audience.close': () => ({}),
    'audience.show': () => ({}),
  });
  const setup = {
    storyboard: springTestDrive,
    selection: { environmentId: 'uat', siteKey: 'ONE-1' },
    startsPlaying: false,
    startsWithRemote: false,
    startsWithAudience,
    answers: {},
    confirmed: true,
  };
  const { unmount } = render(
    <Presenter setup={setup} environment={uat} practice={practice} onCopy={() => {}} onLeave={onLeave} />,
  );
  const callsOf = (name: string) => bridge.made.filter((one) => one.name === name).map(({ input }) => input);
  const move = (state: AudienceState) => act(() => bridge.push('audience.moved', state));
  return { sent, bridge, callsOf, move, unmount, hasLeft: () => hasLeft, user: userEvent.setup() };
}

/** Quicker than by its role, for waiting. */
const heading = () => document.querySelector('h1')?.textContent;
const aside = () => screen.getByRole('complementary', { name: 'For the presenter' });

it('opens the audience window at the start, and keeps notes, clock and next step for the presenter', async () => {
  const { callsOf, move } = enter(true);
  expect(callsOf('audience.open')).toEqual([{ displayId: null }]);
  expect(screen.queryByRole('complementary')).toBeNull();
  move(full);
  expect(within(aside()).getByText('Ada looks at the offer')).toBeDefined();
  expect(within(aside()).getByRole('timer').textContent).toMatch(/^\d+:\d\d$/);
  expect(within(aside()).getByRole('status').textContent).toBe('It fills Projector.');
  expect(screen.getByText(/MXO doesn’t know her yet/)).toBeDefined();
  const [shown] = callsOf('audience.show');
  expect(shown).toMatchObject({ shown: { title: 'Ada opens the spring email', outcome: '' } });
  expect(JSON.stringify(shown)).not.toContain('MXO');
});

it('tells the presenter when it was closed, goes on, and opens it again', async () => {
  const { callsOf, move, user, bridge } = enter(true);
  move(full);
  move({ ...full, place: 'closed', display: null });
  expect(within(aside()).getByRole('status').textContent).toContain('The presentation continues here.');
  await user.click(within(aside()).getByRole('button', { name: 'Open it again' }));
  expect(callsOf('audience.open')).toHaveLength(2);
  move(full);
  act(() => bridge.push('audience.pressed', { button: 'next' }));
  await screen.findByRole('button', { name: 'Try again' });
});

it('moves to another display when there are several', async () => {
  const { callsOf, move, user } = enter(true);
  move({ ...full, others: [projector, { id: 3, name: 'Wall' }] });
  await user.click(within(aside()).getByRole('combobox', { name: 'Audience display' }));
  await user.click(await screen.findByRole('option', { name: 'Wall' }));
  expect(callsOf('audience.open')).toEqual([{ displayId: null }, { displayId: 3 }]);
});

it('leaves its keys to the open list of displays: Escape closes that, and arrows send nothing', async () => {
  const { move, user, sent, hasLeft } = enter(true);
  move({ ...full, others: [projector, { id: 3, name: 'Wall' }] });
  await user.click(within(aside()).getByRole('combobox', { name: 'Audience display' }));
  await screen.findByRole('option', { name: 'Wall' });
  await user.keyboard('{ArrowRight}{Escape}');
  await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
  expect(sent).toEqual([]);
  expect(hasLeft()).toBe(false);
  await user.keyboard('{Escape}');
  expect(hasLeft()).toBe(true);
});

it('closes it by its button, without a word, and when the presenter leaves', async () => {
  const { callsOf, move, user, unmount } = enter(false);
  await user.click(screen.getByRole('button', { name: 'Audience window' }));
  move(full);
  await user.click(screen.getByRole('button', { name: 'Audience window', pressed: true }));
  move({ ...full, place: 'closed', display: null });
  expect(screen.queryByRole('complementary')).toBeNull();
  unmount();
  expect(callsOf('audience.close')).toEqual([{ hasFailed: false }, { hasFailed: false }]);
});

it('makes Try again the first action after a failure, and Skip goes on without sending', async () => {
  const { sent, user, callsOf, move } = enter(true);
  move(full);
  await user.keyboard(' ');
  const again = await screen.findByRole('button', { name: 'Try again' });
  expect(again.getAttribute('data-variant')).toBe('filled');
  expect(screen.getByRole('button', { name: 'Skip' }).getAttribute('data-variant')).toBe('default');
  expect(screen.getByText(/Nothing was sent, so it is safe to send it again/)).toBeDefined();
  expect(JSON.stringify(callsOf('audience.show'))).not.toMatch(/not reached|safe to send/i);
  await user.click(screen.getByRole('button', { name: 'Skip' }));
  await waitFor(() => expect(heading()).toBe('Ada looks at the offer'));
  expect(sent).toHaveLength(1);
});

it('a step that failed twice does not stop the show: the arrow goes on', async () => {
  const { sent, user } = enter(false);
  await user.keyboard(' ');
  await user.click(await screen.findByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled')).toBeNull());
  expect(heading()).toBe('Ada opens the spring email');
  await user.keyboard('{ArrowRight}');
  await waitFor(() => expect(heading()).toBe('Ada looks at the offer'));
  expect(sent).toHaveLength(2);
});

it('finishes on Practice after a failure, marked for the presenter only', async () => {
  const { sent, user, callsOf, move } = enter(true);
  move(full);
  await user.keyboard(' ');
  await screen.findByRole('button', { name: 'Try again' });
  const button = screen.getByRole('button', { name: 'Finish on Practice' });
  fireEvent.click(button, { detail: 1 });
  fireEvent.click(button, { detail: 2 });
  await waitFor(() => expect(heading()).toBe('Ada looks at the offer'));
  expect(screen.getByText('Finishing without UAT')).toBeDefined();
  expect(sent.map(({ environmentId, siteKey, draft }) => [environmentId, siteKey, draft.tid])).toEqual([
    ['uat', 'ONE-1', ''],
    [practiceId, 'ONE-P', ''],
  ]);
  expect(sent[1]?.draft.customerKey).toBe(sent[0]?.draft.customerKey);
  expect(callsOf('audience.show').at(-1)).toMatchObject({ shown: { outcome: 'Received' } });
  expect(JSON.stringify(callsOf('audience.show'))).not.toMatch(/practice|UAT/i);
  expect(screen.queryByRole('button', { name: 'Finish on Practice' })).toBeNull();
});

it('lets what goes to Practice finish where Finish on Practice comes twice', async () => {
  const { bridge, callsOf, user } = enter(false);
  await user.keyboard(' ');
  await screen.findByRole('button', { name: 'Try again' });
  await user.click(screen.getByRole('button', { name: 'Remote' }));
  act(() => {
    bridge.push('remote.pressed', { button: 'finish-on-practice' });
    bridge.push('remote.pressed', { button: 'finish-on-practice' });
  });
  await waitFor(() => expect(heading()).toBe('Ada looks at the offer'));
  expect(callsOf('exchange.cancel')).toEqual([]);
});

it('does the same from the remote', async () => {
  const { sent, bridge, callsOf, user } = enter(false);
  await user.click(screen.getByRole('button', { name: 'Remote' }));
  act(() => bridge.push('remote.pressed', { button: 'again' }));
  act(() => bridge.push('remote.pressed', { button: 'skip' }));
  expect(sent).toEqual([]);
  act(() => bridge.push('remote.pressed', { button: 'next' }));
  await screen.findByRole('button', { name: 'Try again' });
  expect(callsOf('remote.show').at(-1)).toMatchObject({
    shown: { failed: expect.stringContaining('Nothing was sent'), practice: 'possible' },
  });
  act(() => bridge.push('remote.pressed', { button: 'again' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled')).toBeNull());
  act(() => bridge.push('remote.pressed', { button: 'finish-on-practice' }));
  await waitFor(() =>
    expect(callsOf('remote.show').at(-1)).toMatchObject({ shown: { practice: 'in-use', failed: '' } }),
  );
  expect(sent.at(-1)?.environmentId).toBe(practiceId);
});

it('can copy key and TID while nobody else sees this window, without showing them', async () => {
  const { move } = enter(true);
  expect(screen.queryByRole('button', { name: 'Copy key' })).toBeNull();
  move(full);
  expect(screen.getByRole('button', { name: 'Copy key' })).toBeDefined();
  expect(document.body.textContent).not.toMatch(/ada\.\d+@example/);
});
