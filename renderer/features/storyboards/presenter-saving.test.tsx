import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { draftSchema } from '#app/event/draft.ts';
import { type ShowUnderWay, showUnderWaySchema } from '#app/storyboards/show-under-way.ts';
import { makeReceived } from '#app/testing/make-exchange.ts';
import { makeShowUnderWay, shownStoryboard } from '#app/testing/make-show.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { presenterCalls } from '#renderer/testing/presenter-calls.ts';
import { render } from '#renderer/testing/render.tsx';
import { resumed } from './present-actions.ts';
import { Presenter } from './presenter.tsx';

const practice = { ...blankEnvironment(practiceId), name: 'Practice', serverName: 'http://127.0.0.1:1' };
const uat = { ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://h' };

/** Presents, with a main that notes in which order things happen. */
function present(change: Partial<PresentationSetup> = {}, isSaved = true, written = Promise.resolve()) {
  const happened: string[] = [];
  const saves: ShowUnderWay[] = [];
  installFakeBridge({
    'exchange.send': ({ draft, environmentId }) => {
      happened.push(`sends ${draft.uri}${environmentId === practiceId ? ' to practice' : ''}`);
      const exchange = makeReceived(draft.uri, 'tid 1', { draft: draftSchema.parse(draft) });
      return { kind: 'sent', exchange, notRecorded: null };
    },
    ...presenterCalls,
    'show.save': async ({ show }) => {
      const parsed = showUnderWaySchema.parse(show);
      saves.push(parsed);
      happened.push(`saves ${parsed.underWay?.stepId ?? 'nothing under way'} at ${parsed.at}`);
      await written;
      return isSaved ? { kind: 'saved' } : { kind: 'not-saved', says: 'The disk is full.' };
    },
    'show.end': () => {
      happened.push('ends');
      return { kind: 'saved' };
    },
  });
  const setup: PresentationSetup = {
    ...{ storyboard: shownStoryboard, selection: { environmentId: 'uat', siteKey: 'ONE-1' } },
    ...{ startsPlaying: false, startsWithRemote: false, answers: {}, confirmed: true },
    ...change,
  };
  const onLeave = () => void happened.push('leaves');
  render(<Presenter setup={setup} environment={uat} practice={practice} onCopy={() => {}} onLeave={onLeave} />);
  return { happened, saves, user: userEvent.setup() };
}

const heading = () => screen.getByRole('heading').textContent;

it('saves each step before its event is sent, and nothing after it is left', async () => {
  const { happened, user } = present();
  await user.keyboard(' ');
  await waitFor(() => expect(heading()).toBe('A word'));
  await user.keyboard(' ');
  await waitFor(() => expect(heading()).toBe('Order'));
  await user.keyboard('{Escape}');
  expect(happened).toEqual([
    'saves 1 at 0',
    'sends a://b/1',
    'saves nothing under way at 1',
    'saves nothing under way at 2',
    'ends',
    'leaves',
  ]);
});

it('an event is not sent any more where the show is left while it is being saved', async () => {
  let write = () => {};
  const written = new Promise<void>((done) => {
    write = done;
  });
  const { happened, user } = present({}, true, written);
  await user.keyboard(' {Escape}');
  write();
  await act(() => written);
  expect(happened).toEqual(['saves 1 at 0', 'ends', 'leaves']);
});

it('an event goes nowhere but to Practice where the show went there while it was being saved', async () => {
  let write = () => {};
  const written = new Promise<void>((done) => {
    write = done;
  });
  const { happened, user } = present({}, true, written);
  await user.keyboard(' ');
  await user.click(screen.getByRole('button', { name: 'Finish on Practice' }));
  write();
  await waitFor(() => expect(happened.at(-1)).toMatch(/^saves nothing under way/));
  expect(happened.filter((one) => one.startsWith('sends'))).toEqual([]);
  await user.keyboard(' ');
  await waitFor(() => expect(heading()).toBe('A word'));
  expect(happened.filter((one) => one.startsWith('sends'))).toEqual(['sends a://b/1 to practice']);
});

it('a show that could not be saved goes on all the same', async () => {
  const { happened, user } = present({}, false);
  await user.keyboard(' ');
  await waitFor(() => expect(heading()).toBe('A word'));
  expect(happened).toContain('sends a://b/1');
});

it('goes on where it was interrupted, sends nothing by itself, and again only on Try again', async () => {
  const show = makeShowUnderWay('ada.7@example.com', 'tid 1');
  const { happened, saves, user } = present({ resumed: resumed({ show, exchange: null }) });
  expect(heading()).toBe('Order');
  expect(screen.getByText(/MXO may have received it/)).toBeDefined();
  expect(happened).toEqual([]);
  await user.click(screen.getByRole('button', { name: /^Try again/ }));
  await waitFor(() => expect(heading()).toBe('End of the storyboard'));
  expect(happened.filter((one) => one.startsWith('sends'))).toEqual(['sends a://b/3']);
  expect(saves[0]).toMatchObject({ draw: show.draw, underWay: { stepId: '3' } });
});

it('an event that is cancelled because the rest goes to Practice is still looked for from when it was fired', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['Date'] });
  const { saves, user } = present({}, true, new Promise<void>(() => {}));
  await user.keyboard(' ');
  await waitFor(() => expect(saves).toHaveLength(1));
  vi.setSystemTime(Date.now() + 60_000);
  await user.click(screen.getByRole('button', { name: 'Finish on Practice' }));
  await waitFor(() => expect(saves).toHaveLength(2));
  vi.useRealTimers();
  expect(saves[1]).toMatchObject({ isOnPractice: true, underWay: { stepId: '1', isOnPractice: false } });
  expect(saves[1]?.savedAt).toBe(saves[0]?.savedAt);
});
