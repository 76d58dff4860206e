import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { storyboardSchema } from './storyboard.ts';

it('reads a storyboard of an earlier version, whose steps have no story line', () => {
  const { steps } = storyboardSchema.parse({
    version: 1,
    id: 'a',
    title: 'Spring',
    about: '',
    cast: [],
    steps: [
      { kind: 'event', id: '1', title: 'One', note: 'Say this', castId: null, draft: blankDraft },
      { kind: 'note', id: '2', title: 'Two', note: 'Say that' },
    ],
  });
  expect(steps.map((step) => step.kind !== 'pause' && [step.note, step.storyLine])).toEqual([
    ['Say this', ''],
    ['Say that', ''],
  ]);
});
