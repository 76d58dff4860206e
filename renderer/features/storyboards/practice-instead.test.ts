import { expect, it } from 'vitest';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { blankDraft } from '#app/event/draft.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { beginPresentation } from '#app/storyboards/presentation.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { canFinishOnPractice, environmentNow, sendNow } from './practice-instead.ts';

const variables = [{ name: 'shop', value: 'riverside' }];
const environment = { ...blankEnvironment('uat'), name: 'UAT', variables };
const practice = { ...blankEnvironment(practiceId), name: 'Practice', siteKeys: [{ siteKey: 'ONE-P', label: '' }] };
const places = { environment, practice };
const setup = {
  storyboard: springTestDrive,
  selection: { environmentId: 'uat', siteKey: 'ONE-1' },
  startsPlaying: false,
  startsWithRemote: false,
  answers: { 'Which day?': 'Monday' },
  confirmed: true,
};
const begun = beginPresentation(springTestDrive, anyDraw);
const onPractice = { ...begun, isOnPractice: true };
const property = (name: string, value: string) => ({ enabled: true, name, value });
const draft = {
  ...blankDraft,
  uri: 'a://{{shop}}/x',
  properties: [property('day', '{{?Which day?}}'), property('all', '{{shared}}')],
};

it('sends to the chosen environment as it is written', () => {
  expect(sendNow(begun, draft, { ...places, setup })).toEqual({ draft, selection: setup.selection });
  expect(environmentNow(begun, places).name).toBe('UAT');
});

it('sends to Practice with a site key of Practice, and the values that only the environment knows', () => {
  const { draft: sent, selection } = sendNow(onPractice, draft, { ...places, setup });
  expect(selection).toEqual({ environmentId: practiceId, siteKey: 'ONE-P' });
  expect(sent.uri).toBe('a://riverside/x');
  expect(sent.properties.map(({ value }) => value)).toEqual(['Monday', '{{shared}}']);
  expect(environmentNow(onPractice, places).name).toBe('Practice');
});

it('practises with the values of the environment that Practice stands in for', () => {
  const practised = { ...setup, selection: { environmentId: practiceId, siteKey: 'ONE-P' }, practisesFor: environment };
  const { draft: sent, selection } = sendNow(begun, draft, { environment: practice, practice, setup: practised });
  expect(selection).toEqual(practised.selection);
  expect(sent.uri).toBe('a://riverside/x');
});

it('sends a tracking pixel to Practice without what isn’t in it', () => {
  const pixel = { ...draft, tid: '{{shop}}', sendAs: 'pixel' as const };
  expect(sendNow(onPractice, pixel, { ...places, setup }).draft.tid).toBe('');
  expect(sendNow(onPractice, { ...pixel, sendAs: 'event' }, { ...places, setup }).draft.tid).toBe('riverside');
});

it('can finish on Practice once, elsewhere than there, and before the end', () => {
  expect(canFinishOnPractice(begun, places)).toBe(true);
  expect(canFinishOnPractice(onPractice, places)).toBe(false);
  expect(canFinishOnPractice(begun, { environment: practice, practice })).toBe(false);
  expect(canFinishOnPractice(begun, { environment, practice: null })).toBe(false);
  expect(canFinishOnPractice({ ...begun, at: 6 }, places)).toBe(false);
});
