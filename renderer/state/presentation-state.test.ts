import { expect, it } from 'vitest';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { noShows, reduceShows } from './presentation-state.ts';

const stage = {
  storyboard: springTestDrive,
  selection: { environmentId: 'practice', siteKey: '' },
  startsPlaying: false,
  startsWithRemote: false,
  answers: {},
  confirmed: false,
};

it('enters the room once everything was asked, and leaves it again', () => {
  const asked = reduceShows(noShows, {
    type: 'staging-changed',
    staging: { stage, questions: ['Which day?'], needsYes: true },
  });
  expect(asked.stage).toBeNull();
  const inside = reduceShows(asked, { type: 'stage-changed', stage });
  expect(inside).toMatchObject({ staging: null, stage });
  expect(reduceShows(inside, { type: 'stage-changed', stage: null })).toEqual(noShows);
});

it('keeps masking while the views change', () => {
  const masked = reduceShows(noShows, { type: 'presenting-toggled' });
  expect(reduceShows(masked, { type: 'storyboard-chosen', id: 'x' })).toMatchObject({ isPresenting: true });
  expect(reduceShows(masked, { type: 'presenting-toggled' })).toEqual(noShows);
});
