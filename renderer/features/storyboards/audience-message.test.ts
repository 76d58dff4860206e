import { expect, it } from 'vitest';
import type { AudienceState } from '#app/storyboards/calls.ts';
import { audienceMessage } from './audience-message.ts';
import { formatClock } from './elapsed-time.tsx';

const projector = { id: 2, name: 'Projector' };
const state: AudienceState = { place: 'full-screen', why: 'chosen', display: projector, others: [projector] };
const window: AudienceState = { ...state, place: 'window', display: null, others: [] };

it.each<[string, AudienceState]>([
  ['It fills Projector.', state],
  ['Its display was disconnected, so it now fills Projector.', { ...state, why: 'unplugged' }],
  ['The audience window was closed. The presentation continues here.', { ...state, place: 'closed' }],
  [
    'The audience window stopped working and was closed. The presentation continues here.',
    { ...state, place: 'closed', why: 'failed' },
  ],
  ['Its display was disconnected, so it’s an ordinary window on this display now.', { ...window, why: 'unplugged' }],
  ['It’s an ordinary window. Choose a display for it to fill.', { ...window, others: [projector] }],
])('says to the presenter: %s', (sentence, told) => {
  expect(audienceMessage(told)).toBe(sentence);
});

it('says what to do with one display', () => {
  expect(audienceMessage({ ...window, why: 'only-display' })).toContain('Drag it to the projector and press F11');
});

it('shows the time as a clock', () => {
  expect([0, 65_400, 3_600_000, -5].map(formatClock)).toEqual(['0:00', '1:05', '1:00:00', '0:00']);
});
