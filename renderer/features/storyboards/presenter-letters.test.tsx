import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { type PresenterKeys, usualPresenterKeys } from '#app/settings/presenter-keys.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { KeysTab } from '#renderer/features/settings/keys-tab.tsx';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenterCalls } from '#renderer/testing/presenter-calls.ts';
import { render } from '#renderer/testing/render.tsx';
import { Presenter } from './presenter.tsx';

/** Shows the presenter on Practice, with these letters. */
function enter(keys: PresenterKeys) {
  const exchange = makeReceived('x', 'tid 1');
  installFakeBridge({
    ...presenterCalls,
    'exchange.send': () => ({ kind: 'sent', exchange, notRecorded: null }),
  });
  const setup = {
    ...{ storyboard: springTestDrive, selection: { environmentId: practiceId, siteKey: 'ONE-1' }, answers: {} },
    ...{ startsPlaying: false, startsWithRemote: false, confirmed: true },
  };
  const environment = blankEnvironment(practiceId);
  render(<Presenter {...{ setup, environment, keys }} onCopy={() => {}} onLeave={() => {}} />);
  return userEvent.setup();
}

it('does what the chosen letter says, and nothing for the letter before', async () => {
  const user = enter({ ...usualPresenterKeys, toggleKeys: 'X' });
  expect(screen.getByRole('button', { name: 'Show keys' }).textContent).toBe('XShow keys');
  await user.keyboard('k');
  expect(screen.getByRole('button', { name: 'Show keys' })).toBeDefined();
  await user.keyboard('x');
  expect(screen.getByRole('button', { name: 'Hide keys' })).toBeDefined();
});

it('sends with Space where the letters are off, which do nothing', async () => {
  const user = enter({ ...usualPresenterKeys, areOn: false });
  expect(screen.getByRole('button', { name: 'Show keys' }).textContent).toBe('Show keys');
  await user.keyboard('kpr');
  expect(screen.getByRole('button', { name: 'Show keys' })).toBeDefined();
  expect(screen.getByRole('button', { name: 'Play' })).toBeDefined();
  await user.keyboard(' ');
  expect(await screen.findByText('Step 2 of 6')).toBeDefined();
});

it('are chosen in the settings, where each has one of its own', async () => {
  let chosen: PresenterKeys = usualPresenterKeys;
  render(<KeysTab keys={[]} presenterKeys={chosen} onPresenterKeys={(keys) => (chosen = keys)} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('combobox', { name: 'Show customer key and TID' }));
  const option = await screen.findByRole('option', { name: 'X' });
  expect(screen.queryByRole('option', { name: 'R' })).toBeNull();
  await user.click(option);
  expect(chosen).toEqual({ ...usualPresenterKeys, toggleKeys: 'X' });
  await user.click(screen.getByRole('checkbox', { name: 'Single-letter keys' }));
  expect(chosen.areOn).toBe(false);
});
