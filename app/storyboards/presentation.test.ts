import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankDraft } from '#app/event/draft.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { springTestDrive } from './built-in/spring-test-drive.ts';
import {
  allowPlaying,
  beginPresentation,
  currentStep,
  dwellMs,
  finishMove,
  isMidway,
  nextFires,
  type Presentation,
  pressAgain,
  pressBack,
  pressNext,
  setPlaying,
  startOver,
  takeResult,
} from './presentation.ts';
import { draftInPresentation, drawnKey, sentKeyOf } from './shown-customer.ts';
import type { StepResult } from './step-result.ts';
import type { EventStep, Storyboard } from './storyboard.ts';
import { blankStoryboard, createEventStep, createPauseStep, removeCastMember } from './storyboard-edit.ts';

const received = { kind: 'sent', outcome: 'received', exchangeId: 'x', says: [] } as const;
const timedOut: StepResult = { kind: 'sent', outcome: 'timed-out', exchangeId: 'x', says: [] };
const begin = () => beginPresentation(springTestDrive, anyDraw);
const answer = (presentation: Presentation, result: StepResult = received, tid = 'tid 1') =>
  takeResult(presentation, { seed: presentation.draw.seed, stepId: presentation.sending ?? '', result, tid });

const leave = (presentation: Presentation) => finishMove(presentation, presentation.draw.seed);

function eventAt(presentation: Presentation): EventStep {
  const step = currentStep(presentation);
  if (step?.kind !== 'event') throw new Error('This step is no event.');
  return step;
}

it('fires the first event, and shows the next step when MXO has it', () => {
  const fired = pressNext(begin());
  expect(fired).toMatchObject({ at: 0, sending: 'spring-test-drive.1' });
  expect(answer(fired)).toMatchObject({ at: 1, sending: null, lastFired: 'spring-test-drive.1' });
});

it('never fires twice: not on a double press, not while one is under way', () => {
  const fired = pressNext(begin());
  expect(pressNext(fired)).toBe(fired);
  expect(pressAgain(fired)).toBe(fired);
  expect(pressNext(answer(fired)).sending).toBe('spring-test-drive.2');
  const pause = answer(pressNext(answer(fired)));
  const leaving = pressNext(pause);
  expect(leaving).toMatchObject({ at: 2, isMoving: true });
  expect(pressNext(leaving)).toBe(leaving);
  expect(leave(leaving)).toMatchObject({ at: 3, sending: null, isMoving: false });
  expect(finishMove(leaving, 'another showing')).toBe(leaving);
});

it('stays where it is when a step failed, then continues without it or fires it again, as chosen', () => {
  const failed = answer(pressNext(begin()), timedOut, '');
  expect(failed).toMatchObject({ at: 0, sending: null });
  expect(nextFires(failed)).toBe(false);
  expect(leave(pressNext(failed))).toMatchObject({ at: 1, sending: null });
  expect(pressAgain(failed).sending).toBe('spring-test-drive.1');
});

it('fires a step again only after it failed', () => {
  expect(pressAgain(begin()).sending).toBeNull();
  const back = pressBack(answer(pressNext(begin())));
  expect(back.at).toBe(0);
  expect(pressAgain(back)).toBe(back);
});

it('is midway from the first event until the end', () => {
  const start = begin();
  expect(isMidway(start)).toBe(false);
  expect(isMidway(pressNext(start))).toBe(true);
  expect(isMidway(answer(pressNext(start), timedOut, ''))).toBe(true);
  expect(isMidway({ ...start, at: start.storyboard.steps.length })).toBe(false);
});

it('carries the tid of each customer from step to step', () => {
  const second = answer(pressNext(begin()));
  expect(draftInPresentation(second, eventAt(second)).tid).toBe('tid 1');
  const pause = answer(pressNext(second));
  const call = answer(pressNext(leave(pressNext(pause))));
  expect(eventAt(call).castId).toBe('noah');
  expect(draftInPresentation(call, eventAt(call)).tid).toBe('');
});

/** What is fired step by step, each answered with a tid that says whose it is. */
function fireAll(storyboard: Storyboard): readonly (readonly [customerKey: string, tid: string])[] {
  const fired: [string, string][] = [];
  let presentation = beginPresentation(storyboard, anyDraw);
  while (currentStep(presentation) !== null) {
    const { customerKey, tid } = draftInPresentation(presentation, eventAt(presentation));
    fired.push([customerKey, tid]);
    presentation = answer(pressNext(presentation), received, `tid of ${customerKey}`);
  }
  return fired;
}

const stepOf = (id: string, customerKey: string, castId: string | null = null): EventStep => {
  const draft = { ...blankDraft, uri: 'a://b', customerKey };
  const step = createEventStep(id, id, draft, castId);
  if (step.kind !== 'event') throw new Error('It is an event.');
  return step;
};

it.each([
  ['of a customer whose key is drawn at each step', ['{{$guid}}', '{{$guid}}'], null],
  ['of somebody who is not in the cast any more', ['ada', 'bob', 'ada'], 'gone'],
  ['of customers who name themselves', ['ada', 'bob', 'ada', ' ada '], null],
] as const)('never carries the tid %s to another customer', (_, keys, castId) => {
  const steps = keys.map((key, index) => stepOf(`s${index}`, key, castId));
  const seen = new Set<string>();
  for (const [customerKey, tid] of fireAll({ ...blankStoryboard('b', 'c'), steps })) {
    const own = customerKey.trim();
    expect(tid.trim()).toBe(seen.has(own) ? `tid of ${own}` : '');
    seen.add(own);
  }
});

it('never carries a tid to another customer once a member of the cast is removed', () => {
  const board = blankStoryboard('b', 'ada');
  const cast = [...board.cast, { id: 'bob', name: 'Bob', customerKey: 'bob.{{$guid}}', properties: [] }];
  const steps = ['ada', 'bob', 'ada', 'bob'].map((castId, index) => stepOf(`s${index}`, '', castId));
  const removed = removeCastMember(removeCastMember({ ...board, cast, steps }, 'ada'), 'bob');
  for (const [customerKey, tid] of fireAll(removed)) expect(['', `tid of ${customerKey}`]).toContain(tid);
});

it('drops a tid that was once saved with a step', () => {
  const step = stepOf('s', 'ada');
  const board = { ...blankStoryboard('b', 'c'), steps: [{ ...step, draft: { ...step.draft, tid: 'of UAT' } }] };
  expect(fireAll(board)).toEqual([['ada', '']]);
});

it('knows the customer key that was sent, its variables resolved', () => {
  const fired = pressNext(begin());
  const step = eventAt(fired);
  const sent = { seed: fired.draw.seed, stepId: step.id, result: received, tid: 't', customerKey: 'ada@example.com' };
  expect(sentKeyOf(fired, step)).toBeNull();
  expect(sentKeyOf(takeResult(fired, sent), step)).toBe('ada@example.com');
});

it('draws a customer key once a presentation, and another one after starting over', () => {
  const first = begin();
  const key = drawnKey(first, eventAt(first));
  expect(key).toMatch(/^ada\.\d+@example\.com$/);
  const second = answer(pressNext(first));
  expect(drawnKey(second, eventAt(second))).toBe(key);
  const fresh = startOver(second, { ...anyDraw, seed: 'another' });
  expect(fresh).toMatchObject({ at: 0, tids: {}, results: {} });
  expect(drawnKey(fresh, eventAt(fresh))).not.toBe(key);
});

it('lets an answer go that belongs to the showing before', () => {
  const fired = pressNext(begin());
  const fresh = startOver(fired, { ...anyDraw, seed: 'another' });
  const late = { seed: fired.draw.seed, stepId: fired.sending ?? '', result: received, tid: 'old' };
  expect(takeResult(fresh, late)).toBe(fresh);
  const firedAnew = pressNext(fresh);
  expect(takeResult(firedAnew, late)).toBe(firedAnew);
});

it('goes back to look, and forward again without firing what was fired', () => {
  const second = answer(pressNext(begin()));
  const back = pressBack(second);
  expect(back.at).toBe(0);
  expect(leave(pressNext(back))).toMatchObject({ at: 1, sending: null });
  expect(pressBack(begin()).at).toBe(0);
});

it('plays on after an answer, and holds when something failed or the story is over', () => {
  const playing = allowPlaying(begin());
  expect(answer(pressNext(playing)).isPlaying).toBe(true);
  expect(answer(pressNext(playing), timedOut).isPlaying).toBe(false);
  const atTheEnd = { ...playing, at: springTestDrive.steps.length };
  expect(setPlaying(atTheEnd, true).isPlaying).toBe(false);
  expect(pressNext(atTheEnd)).toBe(atTheEnd);
});

it('plays only after a yes, which holds when it starts over', () => {
  expect(setPlaying(begin(), true).isPlaying).toBe(false);
  expect(setPlaying(startOver(begin(), anyDraw), true).isPlaying).toBe(false);
  expect(setPlaying(startOver(allowPlaying(begin()), anyDraw), true).isPlaying).toBe(true);
  expect(beginPresentation(springTestDrive, anyDraw, 'from-the-start').isPlaying).toBe(true);
});

it('gives each step the time that its words take, and a pause the time that it says', () => {
  expect(dwellMs({ ...createPauseStep('p'), kind: 'pause', playMs: 1_500 })).toBe(1_500);
  const note = { kind: 'note', id: 'n', title: 'A word', note: '', storyLine: '' } as const;
  expect(dwellMs({ ...note, storyLine: 'She comes back, and brings a friend.' })).toBeGreaterThan(
    dwellMs(note) + 2_000,
  );
  const wholeMs = springTestDrive.steps.reduce((sum, step) => sum + dwellMs(step), 0);
  expect(wholeMs).toBeGreaterThan(40_000);
  expect(wholeMs).toBeLessThan(150_000);
});

it('fires each event at most once, whatever is pressed', () => {
  const press = fc.constantFrom('next', 'back', 'answer', 'fail', 'left');
  fc.assert(
    fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
      let presentation = begin();
      const fired: string[] = [];
      for (const key of presses) {
        const before = presentation.sending;
        if (key === 'next') presentation = pressNext(presentation);
        else if (key === 'back') presentation = pressBack(presentation);
        else if (key === 'left') presentation = leave(presentation);
        else if (presentation.sending !== null)
          presentation = answer(presentation, key === 'answer' ? received : timedOut);
        if (presentation.sending !== null && presentation.sending !== before) fired.push(presentation.sending);
      }
      expect(new Set(fired).size).toBe(fired.length);
    }),
  );
});

const castOf = (id: string, customerKey: string) => ({ id, name: id, customerKey, properties: [] });

it.each([
  ['two who name themselves', stepOf('1', 'Ada@Example.com'), stepOf('2', 'ada@example.com')],
  ['two members of the cast', stepOf('1', '', 'Ada'), stepOf('2', '', 'ada')],
  ['a member of the cast and one who names themselves', stepOf('1', '', 'Ada'), stepOf('2', 'ada@example.com')],
])('one customer in two spellings carries one TID, and is sent as each step says: %s', (_, one, other) => {
  const cast = [castOf('Ada', 'Ada@Example.com'), castOf('ada', 'ada@example.com')];
  const steps = [one, other];
  expect(fireAll({ ...blankStoryboard('b', 'c'), cast, steps })).toEqual([
    ['Ada@Example.com', ''],
    ['ada@example.com', 'tid of Ada@Example.com'],
  ]);
});

it('members of the cast without a key are not one customer', () => {
  const steps = [stepOf('1', '', 'Ada'), stepOf('2', '', 'Noah'), stepOf('3', '', 'Ada')];
  const cast = [castOf('Ada', ''), castOf('Noah', ' ')];
  const tids = fireAll({ ...blankStoryboard('b', 'c'), cast, steps }).map(([, tid]) => tid);
  expect(tids).toEqual(['', '', 'tid of ']);
});
