import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { shownStoryboard } from '#app/testing/make-show.ts';
import { beginPresentation, type Presentation, pressNext, takeResult } from './presentation.ts';
import { endShow, saveShow } from './show-under-way.ts';
import { blankEventStep } from './storyboard-edit.ts';

const selection = { environmentId: 'uat', siteKey: 'ONE-1' };
const setup = { selection, environment: blankEnvironment('uat'), answers: {} };

it('a show names each customer by the key that their step sent, in its own spelling', () => {
  const keys = ['Ada@Example.com', 'ada@example.com'] as const;
  const cast = keys.map((customerKey, at) => ({ id: `${at}`, name: '', customerKey, properties: [] }));
  const steps = cast.map(({ id }) => blankEventStep(id, id));
  const send = (now: Presentation, at: 0 | 1) =>
    takeResult(pressNext({ ...now, at }), {
      ...{ seed: anyDraw.seed, stepId: `${at}`, tid: 't', customerKey: keys[at] },
      result: { kind: 'sent', outcome: 'received', exchangeId: 'x', says: [], tid: 't', isOnPractice: false },
    });
  const begun = beginPresentation({ ...shownStoryboard, cast, steps }, anyDraw);
  const done = send(send(begun, 0), 1);
  const show = endShow(saveShow(done, setup, '2026-01-02T10:05:00.000Z'), null);
  expect(show.steps.map(({ customerKey }) => customerKey)).toEqual(keys);
});
