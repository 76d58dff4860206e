import { blankDraft } from '#app/event/draft.ts';
import type { Show } from '#app/storyboards/show.ts';
import type { ShowUnderWay } from '#app/storyboards/show-under-way.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { blankStoryboard, createEventStep, createNoteStep } from '#app/storyboards/storyboard-edit.ts';

const uat = { id: 'uat', name: 'UAT', colour: 'blue', serverName: 'https://h' } as const;
const siteKey = 'ONE-5BTO1FBU1O-1109';

/** A storyboard of two events of one customer, with a note between them. */
export const shownStoryboard: Storyboard = {
  ...blankStoryboard('board', 'c'),
  title: 'Story',
  steps: [
    createEventStep('1', 'Visit', { ...blankDraft, uri: 'a://b/1' }, 'c'),
    { ...createNoteStep('2'), title: 'A word' },
    createEventStep('3', 'Order', { ...blankDraft, uri: 'a://b/3' }, 'c'),
  ],
};

/** A show of which the first event was received. */
export function makeShow(
  id: string,
  customerKey: string,
  { tid = '', ...change }: Partial<Show> & { readonly tid?: string } = {},
): Show {
  const nobody = { name: '', customerKey: '', tid: '', outcome: null, exchangeId: '', isOnPractice: false };
  return {
    version: 1,
    id,
    storyboardId: 'board',
    title: 'Story',
    startedAt: '2026-01-02T10:00:00.000Z',
    endedAt: '2026-01-02T10:02:05.000Z',
    environment: uat,
    siteKey,
    steps: [
      {
        ...nobody,
        ...{ stepId: '1', kind: 'event', title: 'Visit', name: 'Customer', customerKey, tid },
        ...{ state: 'sent', outcome: 'received', exchangeId: `event of ${id}` },
      },
      { ...nobody, stepId: '2', kind: 'note', title: 'A word', state: 'passed' },
      { ...nobody, stepId: '3', kind: 'event', title: 'Order', state: 'not-reached' },
    ],
    ...change,
  };
}

/** A show of which the second event was under way. */
export function makeShowUnderWay(customerKey: string, tid: string, change: Partial<ShowUnderWay> = {}): ShowUnderWay {
  return {
    version: 1,
    practisesFor: null,
    isOnPractice: false,
    storyboard: shownStoryboard,
    selection: { environmentId: 'uat', siteKey },
    environment: uat,
    draw: { seed: 'seed', at: '2026-01-02T10:00:00.000Z' },
    savedAt: '2026-01-02T10:02:05.000Z',
    at: 2,
    customers: [{ label: 'cast c', customerKey, tid }],
    results: [
      {
        stepId: '1',
        result: { kind: 'sent', outcome: 'received', exchangeId: 'x', says: [], tid, isOnPractice: false },
      },
    ],
    underWay: { stepId: '3' },
    lastStepId: '1',
    answers: [],
    ...change,
  };
}
