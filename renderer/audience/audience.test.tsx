import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { AudienceShown } from '#app/storyboards/calls.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { render } from '#renderer/testing/render.tsx';
import { Audience } from './audience.tsx';

const shown: AudienceShown = {
  storyboard: 'Spring test drive',
  place: 'Step 1 of 2',
  title: 'Ada opens the email',
  storyLine: 'Her journey begins.',
  outcome: '',
  steps: [
    { id: '1', title: 'Ada opens the email', isReceived: false },
    { id: '2', title: 'Ada calls', isReceived: false },
  ],
  at: 0,
};

async function look() {
  const bridge = installFakeBridge({ 'audience.read': () => ({ shown }), 'audience.press': () => ({}) });
  render(<Audience initially={null} />);
  await screen.findByRole('heading', { name: 'Ada opens the email' });
  return { bridge, user: userEvent.setup() };
}

it('shows the story and nothing to press', async () => {
  await look();
  expect(screen.getByText('Her journey begins.')).toBeDefined();
  expect(screen.getByText('Step 1 of 2')).toBeDefined();
  expect(screen.getAllByRole('listitem').map((step) => step.getAttribute('aria-current'))).toEqual(['step', null]);
  expect(screen.queryByRole('button')).toBeNull();
});

it('follows the presentation', async () => {
  const { bridge } = await look();
  act(() => bridge.push('audience.shown', { ...shown, title: 'Ada calls', outcome: 'Received', at: 1 }));
  expect(screen.getByRole('heading', { name: 'Ada calls' })).toBeDefined();
  expect(screen.getByRole('status').textContent).toBe('Received');
});

it('drives the show with the keys of the presenter, each press once', async () => {
  const { bridge, user } = await look();
  await user.keyboard(' {ArrowRight}{PageDown}{ArrowLeft}{PageUp}x');
  act(() => void window.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', repeat: true })));
  const pressed = bridge.made.filter(({ name }) => name === 'audience.press').map(({ input }) => input);
  expect(pressed).toEqual(['next', 'next', 'next', 'back', 'back'].map((button) => ({ button })));
});
