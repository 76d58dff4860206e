import { expect, it } from 'vitest';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { noPresentation, reducePresentation } from './presentation-state.ts';

const setup = {
  storyboard: springTestDrive,
  selection: { environmentId: 'practice', siteKey: '' },
  startsPlaying: false,
  startsWithRemote: false,
  answers: {},
  confirmed: false,
};

it('enters the room once everything was asked, and leaves it again', () => {
  const asked = reducePresentation(noPresentation, {
    type: 'presentation-check-changed',
    toCheck: { setup, questions: ['Which day?'], needsYes: true },
  });
  expect(asked.setup).toBeNull();
  const inside = reducePresentation(asked, { type: 'presentation-changed', setup });
  expect(inside).toMatchObject({ toCheck: null, setup });
  expect(reducePresentation(inside, { type: 'presentation-changed', setup: null })).toEqual(noPresentation);
});

it('keeps masking while the views change', () => {
  const masked = reducePresentation(noPresentation, { type: 'presenting-toggled' });
  expect(reducePresentation(masked, { type: 'storyboard-chosen', id: 'x' })).toMatchObject({ isPresenting: true });
  expect(reducePresentation(masked, { type: 'presenting-toggled' })).toEqual(noPresentation);
});
