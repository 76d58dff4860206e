import { act, renderHook, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment, type Environment } from '#app/environments/environment.ts';
import { noTiming } from '#app/exchange/exchange.ts';
import { blankWorkspace } from '#app/library/workspace.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { showUnderWaySchema } from '#app/storyboards/show-under-way.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { makeShowUnderWay, shownStoryboard } from '#app/testing/make-show.ts';
import type { InterruptedShow as Interrupted } from '#renderer/state/dialog.ts';
import { openWorkbench } from '#renderer/state/workbench-state.ts';
import { anySession } from '#renderer/testing/any-session.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { InterruptedShow } from './interrupted-show.tsx';
import { useInterruptedShow } from './use-interrupted-show.ts';

const siteKeys = [{ siteKey: 'ONE-5BTO1FBU1O-1109', label: '' }];
const uat: Environment = { ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://h', siteKeys };
const show = makeShowUnderWay('ada@example.com', 'tid 1');

function ask(
  interrupted: Interrupted,
  environments: readonly Environment[] = [uat],
  storyboards: readonly Storyboard[] = [shownStoryboard],
) {
  const selection = { environmentId: environments[0]?.id ?? '', siteKey: '' };
  const state = openWorkbench(
    anySession({ environments: [...environments], selection, workspace: { ...blankWorkspace, storyboards } }),
  );
  const on = { onGoOn: vi.fn(), onLeave: vi.fn(), onClose: vi.fn() };
  render(<InterruptedShow interrupted={interrupted} state={state} {...on} />);
  return { ...on, user: userEvent.setup(), text: () => screen.getByRole('dialog').textContent };
}

it('says where it was interrupted, and that the event under way may have arrived', async () => {
  const { onGoOn, onLeave, user, text } = ask({ show, exchange: null });
  await screen.findByRole('dialog', { name: 'Story was interrupted at step 3 of 3' });
  expect(text()).toContain('Step 3 was being sent, and MXO may have received it.');
  expect(text()).not.toContain('in the meantime');
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(onGoOn).toHaveBeenCalledOnce();
  await user.click(screen.getByRole('button', { name: 'Leave' }));
  expect(onLeave).toHaveBeenCalledOnce();
});

it('says how the event ended, where that was recorded', async () => {
  const { text } = ask({ show, exchange: makeReceived('x', 'tid 1') });
  await screen.findByRole('dialog', { name: 'Story was interrupted at its end' });
  expect(text()).toContain('Step 3 was sent: Received.');
});

it.each([
  ['not-reached', 'Not reached'],
  ['interrupted', 'Interrupted'],
] as const)('never says of an event that did not leave (%s) that it was sent', async (outcome, word) => {
  const result = { kind: 'unanswered', outcome, code: 'ENOTFOUND', answer: null, timing: noTiming } as const;
  const { text } = ask({ show, exchange: makeExchange('x', { left: 'no', result }) });
  await screen.findByRole('dialog');
  expect(text()).toContain(`Step 3 wasn’t sent: ${word}. It’s sent only if you press Try again.`);
  expect(text()).not.toContain('Monitoring');
});

it('sends nobody to Monitoring for an event to Practice', async () => {
  const { text } = ask({ show: { ...show, isOnPractice: true }, exchange: null });
  await screen.findByRole('dialog');
  expect(text()).toContain('Step 3 was being sent, and the practice server may have received it. It’s sent again');
});

it('says that MXO may have an event that was under way when the rest went to Practice', async () => {
  const underWay = { stepId: '3', isOnPractice: false };
  const { text } = ask({ show: { ...show, isOnPractice: true, underWay }, exchange: null });
  await screen.findByRole('dialog');
  expect(text()).toContain('MXO may have received it. Check Monitoring. Next sends it to Practice.');
});

it('says that it goes on on Practice, where it was finished there', async () => {
  const { text } = ask({ show: { ...show, isOnPractice: true }, exchange: null });
  await screen.findByRole('dialog');
  expect(text()).toContain(', finishing on Practice, until');
  expect(text()).toContain('until you press Next, and then to Practice.');
});

it.each([
  ['was deleted', blankEnvironment('other')],
  ['sends to another server now', { ...uat, serverName: 'https://elsewhere' }],
  ['The site key ONE-5BTO1FBU1O-1109 was removed from UAT', { ...uat, siteKeys: [{ siteKey: 'ONE-2', label: '' }] }],
])('offers only to leave where its environment %s', async (says, environment) => {
  const { text } = ask({ show, exchange: null }, [environment]);
  await screen.findByRole('dialog');
  expect(text()).toContain(says);
  expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull();
  expect(document.activeElement?.textContent).toBe('Leave');
});

it('a storyboard that comes with Tidings was not changed', async () => {
  const { storyboard } = showUnderWaySchema.parse({ ...show, storyboard: springTestDrive });
  const { text } = ask({ show: { ...show, storyboard, underWay: null }, exchange: null }, [uat], []);
  await screen.findByRole('dialog', { name: 'Spring test drive was interrupted at step 3 of 6' });
  expect(text()).not.toContain('in the meantime');
});

it.each([
  ['changed', [{ ...shownStoryboard, title: 'Another story', steps: [] }]],
  ['deleted', []],
])('goes on with the storyboard as it was, where it was %s', async (says, storyboards) => {
  const { text } = ask({ show, exchange: null }, [uat], storyboards);
  await screen.findByRole('dialog', { name: 'Story was interrupted at step 3 of 3' });
  expect(text()).toContain(`The storyboard was ${says} in the meantime. This show keeps the steps that it had.`);
});

it.each([
  [false, ['dialog-shown']],
  [true, []],
])('asks nothing in the middle of the next show: %s', async (isInShow, asked) => {
  let answer = () => {};
  const waits = new Promise<void>((done) => {
    answer = done;
  });
  installFakeBridge({
    'show.interrupted': async () => {
      await waits;
      return { interrupted: { show, exchange: null } };
    },
  });
  const dispatch = vi.fn();
  const { rerender } = renderHook(({ isIn }) => useInterruptedShow(isIn, dispatch), {
    initialProps: { isIn: false },
  });
  rerender({ isIn: isInShow });
  await act(async () => answer());
  expect(dispatch.mock.calls.map(([{ type }]) => type)).toEqual(asked);
});
