import { expect, it } from 'vitest';
import type { Outcome } from '#app/exchange/outcome.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { beginPresentation, pressNext, takeResult } from '#app/storyboards/presentation.ts';
import { drawnKey } from '#app/storyboards/shown-customer.ts';
import type { StepResult } from '#app/storyboards/step-result.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { toAudience } from './to-audience.ts';

const says = ['The server answered 500.', 'Ask ada@example.com.'];
const sent = (outcome: Outcome): StepResult => ({ kind: 'sent', outcome, exchangeId: 'x', says });
const begun = beginPresentation(springTestDrive, anyDraw);
const after = (result: StepResult) => {
  const sending = pressNext(begun);
  return takeResult(sending, { seed: anyDraw.seed, stepId: sending.sending ?? '', result, tid: 'tid-1' });
};

it('shows the story: title, step, story line and place', () => {
  expect(toAudience(begun, [])).toMatchObject({
    storyboard: 'Spring test drive',
    place: 'Step 1 of 6',
    title: 'Ada opens the spring email',
    storyLine: 'Her journey begins with one email.',
    outcome: '',
    at: 0,
  });
  expect(toAudience({ ...begun, at: 2 }, [])).toMatchObject({ title: '2 days later', storyLine: '' });
  expect(toAudience({ ...begun, at: 6 }, [])).toMatchObject({ title: 'The end', place: '' });
});

it('says the outcome of the step before, until the next is sent', () => {
  const second = after(sent('received'));
  expect(toAudience(second, [])).toMatchObject({ at: 1, outcome: 'Received' });
  expect(
    toAudience(second, [])
      .steps.map(({ isReceived }) => isReceived)
      .slice(0, 2),
  ).toEqual([true, false]);
  expect(toAudience(pressNext(second), []).outcome).toBe('');
  expect(toAudience({ ...second, at: 3 }, []).outcome).toBe('');
});

it.each([
  ['server-error', ''],
  ['not-reached', ''],
  ['timed-out', ''],
  ['refused', ''],
  ['unreadable-answer', 'Sent'],
  ['cut-off', 'Sent'],
] as const)('says no error: %s is %j', (outcome, word) => {
  const shown = toAudience(after(sent(outcome)), []);
  expect(shown.outcome).toBe(word);
  expect(JSON.stringify(shown)).not.toMatch(/500|error|Refused|reached|tid-1/i);
});

it('says nothing when nothing was sent', () => {
  expect(toAudience(after({ kind: 'refused', says }), []).outcome).toBe('');
});

it('shows no note, and masks every customer key, also of customers that are only known', () => {
  const [first, ...rest] = springTestDrive.steps;
  if (first?.kind !== 'event') throw new Error('The first step is an event.');
  const key = drawnKey(begun, first);
  const told: Storyboard = {
    ...springTestDrive,
    title: `About ${key}`,
    steps: [
      { ...first, title: `It is ${key}`, storyLine: 'With 4711-0815 and eve@example.com', note: 'Do not show' },
      ...rest,
    ],
  };
  const text = JSON.stringify(toAudience(beginPresentation(told, anyDraw), ['4711-0815']));
  expect(text).not.toContain(key);
  expect(text).not.toMatch(/eve@example|4711-0815|Do not show/);
});
