import { expect, it } from 'vitest';
import { matchCustomer } from '#app/customers/customer-matcher.ts';
import { blankEnvironment, practiceId } from '#app/environments/environment.ts';
import { type Exchange, noTiming } from '#app/exchange/exchange.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { knownNames } from '#app/testing/known-names.ts';
import { makeExchange, makeReceived } from '#app/testing/make-exchange.ts';
import { makeShowUnderWay, shownStoryboard } from '#app/testing/make-show.ts';
import {
  beginPresentation,
  currentStep,
  hasFailed,
  nextFires,
  type Presentation,
  pressNext,
  takeResult,
} from './presentation.ts';
import { finishOnPractice } from './presentation-trouble.ts';
import { customersOfShow, isFinishedOnPractice } from './show.ts';
import {
  endShow,
  findUnderWay,
  hasBegun,
  isUnfinished,
  resumeShow,
  saveShow,
  showUnderWaySchema,
  showUnderWayWithout,
} from './show-under-way.ts';
import { draftInPresentation } from './shown-customer.ts';
import { addStep, blankEventStep, blankStoryboard } from './storyboard-edit.ts';

const environment = { ...blankEnvironment('uat'), name: 'UAT', serverName: 'https://h' };
const setup = {
  selection: { environmentId: 'uat', siteKey: 'ONE-1' },
  environment,
  answers: { 'Which day?': 'Monday' },
};
const now = '2026-01-02T10:05:00.000Z';

const sentIn = { storyboard: { id: shownStoryboard.id, title: shownStoryboard.title } };

/** What is on the disk, read again. */
const kept = (presentation: Presentation) =>
  showUnderWaySchema.parse(JSON.parse(JSON.stringify(saveShow(presentation, setup, now))));

function afterFirst(): Presentation {
  const begun = pressNext(beginPresentation(shownStoryboard, anyDraw));
  const answered = { outcome: 'received', exchangeId: 'x', says: [], tid: 'tid 1', isOnPractice: false } as const;
  const result = { kind: 'sent', ...answered } as const;
  return takeResult(begun, { seed: anyDraw.seed, stepId: '1', result, tid: 'tid 1', customerKey: 'ada@example.com' });
}

/** On the third step, whose event is under way. */
const sendingThird = () => pressNext({ ...afterFirst(), at: 2 });

it('a show goes on at the same step, with the same customer and tid', () => {
  const before = { ...afterFirst(), at: 2 };
  const after = resumeShow(kept(before), null, []);
  expect(after).toEqual(before);
  const step = currentStep(after);
  expect(step?.kind === 'event' && draftInPresentation(after, step)).toMatchObject({ tid: 'tid 1' });
  expect(nextFires(after)).toBe(true);
});

it('an event that was under way is interrupted, and Next does not send it again', () => {
  const show = kept(sendingThird());
  expect(show.underWay).toEqual({ stepId: '3', isOnPractice: false });
  const after = resumeShow(show, null, ['MXO may have it.']);
  expect(after).toMatchObject({ at: 2, sending: null, lastFired: '3', tids: sendingThird().tids });
  expect(after.results['3']).toEqual({
    kind: 'sent',
    outcome: 'interrupted',
    exchangeId: '',
    says: ['MXO may have it.'],
    tid: '',
    isOnPractice: false,
  });
  expect([nextFires(after), hasFailed(after)]).toEqual([false, true]);
});

it('an event whose answer was recorded counts as it ended', () => {
  const recorded = makeReceived('y', 'tid 2', { sentAt: now });
  const after = resumeShow(kept(sendingThird()), recorded, []);
  expect(after).toMatchObject({ at: 3, results: { '3': { outcome: 'received', exchangeId: 'y' } } });
});

it('a step may be called as a member that every object has', () => {
  for (const name of knownNames) {
    const board = addStep(blankStoryboard('b', 'c'), blankEventStep(name, 'c'));
    const fired = pressNext(beginPresentation(board, anyDraw));
    const result = { kind: 'refused', says: ['No.'] } as const;
    const before = takeResult(fired, { seed: anyDraw.seed, stepId: name, result, tid: '' });
    const after = resumeShow(kept(before), null, []);
    expect(Object.entries(after.results)).toEqual([[name, result]]);
    expect(nextFires(after)).toBe(false);
  }
});

it('only a show that began, and did not come to its end, goes on', () => {
  expect(hasBegun(kept(beginPresentation(shownStoryboard, anyDraw)))).toBe(false);
  expect(isUnfinished(kept(afterFirst()))).toBe(true);
  expect(isUnfinished(kept(sendingThird()))).toBe(true);
  expect(isUnfinished(kept({ ...afterFirst(), at: 3 }))).toBe(false);
});

it('finds the event of the step among the latest, and no other', () => {
  const show = makeShowUnderWay('ada@example.com', 'tid 1');
  const at = (id: string, change: Partial<Exchange>): Exchange => {
    const environment = { ...makeExchange(id).environment, id: 'uat' };
    return makeExchange(id, { ...sentIn, from: 'Order', environment, sentAt: show.savedAt, ...change });
  };
  const others = [
    at('before', { sentAt: '2026-01-02T10:02:04.999Z' }),
    at('another step', { from: 'Visit' }),
    at('a request that is called like the step', { storyboard: undefined }),
    at('another storyboard', { storyboard: { id: 'other', title: 'Story' } }),
    at('elsewhere', { environment: makeExchange('').environment }),
    at('another site key', { siteKey: 'ONE-2' }),
  ];
  expect(findUnderWay(show, others)).toBeNull();
  expect(findUnderWay(show, [at('first', {}), at('it', {}), ...others])?.id).toBe('it');
  expect(findUnderWay({ ...show, underWay: null }, [at('it', {})])).toBeNull();
});

it('a show that finishes on Practice goes on there, and its event is looked for there', () => {
  const begun = finishOnPractice(beginPresentation(shownStoryboard, anyDraw));
  const show = kept(pressNext(begun));
  expect(resumeShow(show, null, []).isOnPractice).toBe(true);
  const { environment } = makeExchange('');
  const at = (id: string) =>
    makeExchange('e', {
      ...sentIn,
      from: shownStoryboard.steps[0]?.title ?? '',
      environment: { ...environment, id },
      sentAt: show.savedAt,
    });
  expect(findUnderWay(show, [at(practiceId)])).not.toBeNull();
  expect(findUnderWay(show, [at('uat')])).toBeNull();
});

it('an event that was under way when the rest went to Practice is looked for where it went', () => {
  const show = kept(finishOnPractice(pressNext(beginPresentation(shownStoryboard, anyDraw))));
  const [step] = shownStoryboard.steps;
  const place = { ...makeExchange('').environment, id: 'uat', name: 'UAT', serverName: 'https://h' };
  const exchange = makeReceived('x', 'tid 1', {
    ...sentIn,
    ...{ sentAt: now, from: step?.title ?? '', siteKey: 'ONE-1', environment: place },
  });
  expect(findUnderWay(show, [exchange])).toBe(exchange);
  expect(resumeShow(show, exchange, [])).toMatchObject({ at: 1, tids: {}, isOnPractice: true });
  expect(endShow(show, exchange).steps[0]).toMatchObject({ outcome: 'received', exchangeId: 'x', isOnPractice: false });
  expect(endShow(show, null).steps[0]).toMatchObject({ outcome: 'interrupted', isOnPractice: false });
  // Nobody saw an answer of the real server, so the step is fired on Practice.
  const resumed = resumeShow(show, null, []);
  expect([resumed.results, nextFires(resumed)]).toEqual([{}, true]);
});

it('who was received stays the same customer, whatever a variable says after a restart', () => {
  const vip = { id: 'c', name: 'Vip', customerKey: '{{vip}}', properties: [] };
  const board = { ...shownStoryboard, cast: [vip] };
  const first = pressNext(beginPresentation(board, anyDraw));
  const received = { kind: 'sent', outcome: 'received', exchangeId: 'x', says: [] } as const;
  const sent = { seed: anyDraw.seed, stepId: '1', tid: 'tid 1', customerKey: 'anna@example.com' };
  const resumed = resumeShow(kept({ ...takeResult(first, { ...sent, result: received }), at: 2 }), null, []);
  const step = currentStep(resumed);
  expect(step?.kind === 'event' && draftInPresentation(resumed, step)).toMatchObject({
    customerKey: 'anna@example.com',
    tid: 'tid 1',
  });
  // A TID never goes with another key, also where its event wasn't received.
  const refused = takeResult(first, { ...sent, result: { ...received, outcome: 'timed-out' } });
  const retried = currentStep(refused);
  expect(retried?.kind === 'event' && draftInPresentation(refused, retried)).toMatchObject({
    customerKey: 'anna@example.com',
    tid: 'tid 1',
  });
  // Before that, a value that was put right is what is sent.
  const failed = takeResult(first, { ...sent, tid: '', result: { ...received, outcome: 'timed-out' } });
  const again = currentStep(failed);
  expect(again?.kind === 'event' && draftInPresentation(failed, again)).toMatchObject({
    customerKey: '{{vip}}',
    tid: '',
  });
});

it('a customer of a show that an earlier version saved keeps their TID', () => {
  const show = { ...kept(afterFirst()), customers: [{ label: 'key Ada@Example.com', customerKey: '', tid: 'tid 1' }] };
  expect(resumeShow(show, null, []).tids).toEqual({ 'key ada@example.com': 'tid 1' });
  const ofCast = { ...kept(afterFirst()), customers: [{ label: 'cast c', customerKey: '', tid: 'tid 1' }] };
  expect(resumeShow(ofCast, null, []).tids).toEqual(afterFirst().tids);
});

it('a show that is over says how each step ended, and for whom', () => {
  const timing = noTiming;
  const exchange = makeExchange('y', {
    sentAt: '2026-01-02T10:06:00.000Z',
    result: { kind: 'unanswered', outcome: 'cancelled', code: 'CANCELLED', answer: null, timing },
  });
  const show = endShow(kept(sendingThird()), exchange);
  expect(show).toMatchObject({
    id: anyDraw.seed,
    storyboardId: 'board',
    startedAt: anyDraw.at,
    endedAt: '2026-01-02T10:06:00.000Z',
    environment: { name: 'UAT', serverName: 'https://h' },
    siteKey: 'ONE-1',
    steps: [
      { state: 'sent', outcome: 'received', exchangeId: 'x', name: 'Ada' },
      { kind: 'note', state: 'passed' },
      { state: 'sent', outcome: 'cancelled', exchangeId: 'y' },
    ],
  });
  expect(endShow(kept(afterFirst()), null).steps.map(({ state }) => state)).toEqual([
    'sent',
    'not-reached',
    'not-reached',
  ]);
});

it('a show that finished on Practice says which steps did, each with the TID of its server', () => {
  const first = { kind: 'sent', outcome: 'received', exchangeId: 'x', says: [], tid: 'tid 1' } as const;
  const begun = pressNext(beginPresentation(shownStoryboard, anyDraw));
  const customerKey = 'ada@example.com';
  const real = takeResult(begun, { seed: anyDraw.seed, stepId: '1', result: first, tid: 'tid 1', customerKey });
  const there = pressNext({ ...finishOnPractice(real), at: 2 });
  const second = { ...first, tid: 'practice tid', isOnPractice: true };
  const done = takeResult(there, { seed: anyDraw.seed, stepId: '3', result: second, tid: 'practice tid', customerKey });
  const show = endShow(kept(done), null);
  expect(show.steps).toMatchObject([
    { customerKey, tid: 'tid 1', isOnPractice: false },
    { state: 'passed', isOnPractice: false },
    { customerKey, tid: 'practice tid', isOnPractice: true },
  ]);
  expect(isFinishedOnPractice(show)).toBe(true);
  expect(customersOfShow(show).map(({ tid }) => tid)).toEqual(['tid 1', 'practice tid']);
  expect(isFinishedOnPractice(endShow(kept(real), null))).toBe(false);
});

it('a show of an erased customer does not go on, that of another does', () => {
  const show = makeShowUnderWay('ada@example.com', 'tid 1');
  expect(showUnderWayWithout(show, matchCustomer('ada@example.com', []))).toBeNull();
  expect(showUnderWayWithout(show, matchCustomer('', ['tid 1']))).toBeNull();
  expect(showUnderWayWithout(show, matchCustomer('bob@example.com', []))).toBe(show);
});
