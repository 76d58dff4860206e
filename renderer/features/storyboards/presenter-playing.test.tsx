import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenterCalls } from '#renderer/testing/presenter-calls.ts';
import { render } from '#renderer/testing/render.tsx';
import { Presenter } from './presenter.tsx';

const uat = { ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://uat' };
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
