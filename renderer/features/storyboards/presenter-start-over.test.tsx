import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { draftSchema } from '#app/event/draft.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenterCalls } from '#renderer/testing/presenter-calls.ts';
import { render } from '#renderer/testing/render.tsx';
import { Presenter } from './presenter.tsx';

/** Shows the presenter on Practice, which answers each event. */
function enter() {
  const bridge = installFakeBridge({
    ...presenterCalls,
    'exchange.send': ({ draft }) => {
      const exchange = makeReceived('x', 'tid 1', { draft: draftSchema.parse(draft) });
      return { kind: 'sent', exchange, notRecorded: null };
    },
  });
  const setup = {
    ...{ storyboard: springTestDrive, selection: { environmentId: practiceId, siteKey: 'ONE-1' }, answers: {} },
    ...{ startsPlaying: false, startsWithRemote: false, confirmed: true },
  };
  const onCopy = vi.fn();
  const environment = blankEnvironment(practiceId);
  render(<Presenter {...{ setup, environment, onCopy }} onLeave={() => {}} />);
  const sent = () => bridge.made.filter(({ name }) => name === 'exchange.send');
  return { sent, onCopy, user: userEvent.setup() };
}

const onStep = (place: number) => screen.findByText(`Step ${place} of 6`);
const customerKey = () => document.body.textContent?.match(/ada\.\d+@example\.com/)?.[0];

it('asks first in the middle of a presentation, and only there', async () => {
  const { sent, user } = enter();
  await user.keyboard('r');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard(' ');
  await onStep(2);
  await user.keyboard('r');
  const question = await screen.findByRole('dialog', { name: 'Start over?' });
  expect(question.textContent).toContain('Events already sent stay sent.');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await onStep(2);
  await user.click(screen.getByRole('button', { name: 'Start over' }));
  expect(await screen.findByRole('dialog', { name: 'Start over?' })).toBeDefined();
  expect(sent()).toHaveLength(1);
});

it('has another customer key to show and no TID to copy once it was started over', async () => {
  const { onCopy, user } = enter();
  await user.keyboard('k ');
  await onStep(2);
  const before = customerKey();
  expect(before).toMatch(/^ada/);
  await user.click(screen.getByRole('button', { name: 'Copy tid' }));
  expect(onCopy).toHaveBeenCalledWith('tid 1', 'TID');
  await user.keyboard('r');
  await user.click((await screen.findAllByRole('button', { name: 'Start over' })).at(-1) ?? document.body);
  await onStep(1);
  expect(screen.queryByRole('button', { name: 'Copy tid' })).toBeNull();
  expect(customerKey()).toMatch(/^ada/);
  expect(customerKey()).not.toBe(before);
});
