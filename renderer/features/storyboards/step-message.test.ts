import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { outcomeOf } from '#app/exchange/exchange.ts';
import { fateOf } from '#app/exchange/fate.ts';
import { monitoringIntro } from '#app/exchange/monitoring-checks.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { practiceEnvironment } from '#app/practice/practice.ts';
import { resultOf } from '#app/runs/result.ts';
import { springTestDrive } from '#app/storyboards/built-in/spring-test-drive.ts';
import { beginPresentation, pressNext, takeResult } from '#app/storyboards/presentation.ts';
import type { StepResult } from '#app/storyboards/step-result.ts';
import type { Step } from '#app/storyboards/storyboard.ts';
import { anyDraw } from '#app/testing/any-draw.ts';
import { everyOutcome, fatesSaid } from '#app/testing/every-outcome.ts';
import { announce, doesNext, endNote, explain, saidOf } from './step-message.ts';
import { toRemote } from './to-remote.ts';

const asIs = (name: string) => name;

const environment = practiceEnvironment({
  serverName: 'http://127.0.0.1:1',
  downServerName: 'http://127.0.0.1:2',
  untrustedServerName: 'https://127.0.0.1:3',
});
const begun = beginPresentation(springTestDrive, anyDraw);
const sent = (outcome: 'received' | 'timed-out' | 'refused') =>
  ({ kind: 'sent', outcome, exchangeId: 'x', says: [] }) satisfies StepResult;

function after(result: StepResult, tid = '') {
  const fired = pressNext(begun);
  return takeResult(fired, { seed: anyDraw.seed, stepId: fired.sending ?? '', result, tid });
}

it('says why a step did not go through, and what to do, without the customer', () => {
  const said = (name: string) => {
    const exchange = everyOutcome.find(([one]) => one === name)?.[1];
    return exchange === undefined ? '' : explain({ ...sent('refused'), says: saidOf(exchange) });
  };
  expect(said('timed-out, left: yes')).toMatch(/MXO may have received it\. Check Monitoring for a\S*•\S* before/);
  expect(said('server-error 503')).toContain('It probably did not process the event. Wait a moment');
  expect(said('refused 418')).toContain('Read the response in the history.');
  expect(explain({ kind: 'refused', says: ['The URI is empty.'] })).toBe('The URI is empty.');
});

it.each(everyOutcome)('the presenter and Monitoring say of %s what the window says', (_, exchange) => {
  const { sentence = '' } = outcomeMessage(exchange) ?? {};
  expect(fatesSaid(sentence)).toEqual([fateOf(exchange)]);
  expect(fatesSaid(saidOf(exchange).join(' '))).toEqual([fateOf(exchange)]);
  expect(fatesSaid(monitoringIntro(exchange).says)).toEqual([fateOf(exchange)]);
  expect(fatesSaid(resultOf({ item: 0, attempt: 1 }, exchange, { unmet: [] }).says)).toEqual(
    outcomeOf(exchange) === 'received' ? [] : [fateOf(exchange)],
  );
});

it('says what Next does', () => {
  expect(doesNext(begun, environment)).toBe('sends it to Practice');
  expect(doesNext(pressNext(begun), environment)).toBe('sending…');
  expect(doesNext(after(sent('timed-out')), environment)).toBe('continues without sending it again');
  expect(doesNext({ ...begun, at: 2 }, environment)).toBe('continues');
  expect(doesNext({ ...begun, at: 6 }, environment)).toBe('');
});

it('announces the outcome of a step, and the next one', () => {
  expect(announce(begun)).toBe('Now step 1: Ada opens the spring email.');
  expect(announce(after(sent('received')))).toBe('Step 1: Received. Now step 2: Ada looks at the offer.');
  expect(announce(after({ kind: 'refused', says: [] }))).toContain('Step 1: Nothing sent.');
});

it('sends the remote the next step, the outcome, and the TID of the current customer', () => {
  expect(toRemote(begun, { environment, practice: null }, (text) => text)).toMatchObject({
    storyboard: 'Spring test drive',
    environment: { name: 'Practice', colour: 'green' },
    place: 'Step 1 of 6',
    outcome: null,
    tid: '',
  });
  expect(toRemote(after(sent('received'), 'tid 1'), { environment, practice: null }, (text) => text)).toMatchObject({
    next: 'Ada looks at the offer',
    outcome: 'received',
    tid: 'tid 1',
  });
  // Noah has none yet: the one before him is still there to be copied.
  expect(
    toRemote({ ...after(sent('received'), 'tid 1'), at: 4 }, { environment, practice: null }, (text) => text).tid,
  ).toBe('tid 1');
  expect(toRemote({ ...begun, at: 6 }, { environment, practice: null }, (text) => text)).toMatchObject({
    isOver: true,
    place: 'The end',
  });
});

it('says at the end that customers are in Monitoring only where a real server received them', () => {
  const uat = { ...blankEnvironment('uat'), name: 'UAT' };
  const events = springTestDrive.steps.filter((step) => step.kind === 'event');
  const ended = (of: readonly Step[]) => ({
    ...begun,
    results: Object.fromEntries(of.map(({ id }) => [id, sent('received')])),
  });
  const all = ended(events);
  expect(endNote(all, uat, asIs)).toBe('Ada and Noah can now be found in Monitoring. Start over for new customers.');
  expect(endNote(all, environment, asIs)).toContain('Practice received the events, so they aren’t in Monitoring.');
  expect(endNote({ ...all, isOnPractice: true }, environment, asIs)).toContain(
    'What Practice received isn’t in Monitoring.',
  );
  const first = ended(events.slice(0, 1));
  expect(endNote(first, uat, asIs)).toContain('Ada can now be found in Monitoring.');
  expect(endNote(first, environment, asIs)).toContain('What Practice received isn’t in Monitoring.');
  for (const place of [uat, environment])
    expect(endNote(after(sent('timed-out')), place, asIs)).toBe(
      'No event is confirmed as received. Start over for new customers.',
    );
});
