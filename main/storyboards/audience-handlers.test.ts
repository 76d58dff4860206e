import { expect, it } from 'vitest';
import type { AudienceShown, AudienceState } from '#app/storyboards/calls.ts';
import { createAudienceHandlers } from './audience-handlers.ts';

const shown: AudienceShown = {
  storyboard: 'Spring',
  place: 'Step 1 of 6',
  title: 'Ada opens the email',
  storyLine: '',
  outcome: '',
  steps: [],
  at: 0,
};
const state: AudienceState = { place: 'window', why: 'only-display', display: null, others: [] };

function openAudience() {
  const made: unknown[] = [];
  let move: (state: AudienceState) => void = () => {};
  const handlers = createAudienceHandlers({
    audience: {
      open: (displayId, onMoved) => {
        move = onMoved;
        made.push(['opened', displayId]);
      },
      close: (why) => made.push(['closed', why]),
      push: (name, value) => made.push(['to the audience', name, value]),
    },
    push: (name, value) => made.push(['to the presenter', name, value]),
  });
  return { handlers, made, move: (to: AudienceState) => move(to) };
}

it('opens on the wanted display, and tells the presenter where it is', async () => {
  const { handlers, made, move } = openAudience();
  await handlers['audience.open']({ displayId: 7 });
  move(state);
  expect(made).toEqual([
    ['opened', 7],
    ['to the presenter', 'audience.moved', state],
  ]);
});

it('shows the presentation, also to a window that opens later, and forgets it once that is closed', async () => {
  const { handlers, made, move } = openAudience();
  await handlers['audience.open']({ displayId: null });
  await handlers['audience.show']({ shown });
  expect(made.at(-1)).toEqual(['to the audience', 'audience.shown', shown]);
  expect(await handlers['audience.read']({})).toEqual({ shown });
  move({ ...state, place: 'closed' });
  await handlers['audience.show']({ shown });
  expect(await handlers['audience.read']({})).toEqual({ shown: null });
});

it('passes a key to the presenter, and a failed page to the window', async () => {
  const { handlers, made } = openAudience();
  await handlers['audience.press']({ button: 'next' });
  await handlers['audience.close']({ hasFailed: true });
  await handlers['audience.close']({ hasFailed: false });
  expect(made).toEqual([
    ['to the presenter', 'audience.pressed', { button: 'next' }],
    ['closed', 'failed'],
    ['closed', 'chosen'],
  ]);
});
