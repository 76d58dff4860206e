import { expect, it } from 'vitest';
import { blankEnvironment } from '#app/environments/environment.ts';
import { beginPresentation, currentStep, hasFailed, lastSentOf, takeResult } from '#app/storyboards/presentation.ts';
import { shownStoryboard } from '#app/testing/make-show.ts';
import { installFakeBridge } from '#renderer/testing/fake-bridge.ts';
import { sendStep } from './send-step.ts';

const draw = { seed: 's', at: '2026-01-01T00:00:00.000Z' };
const environment = { ...blankEnvironment('uat'), serverName: 'https://h' };
const setup = {
  storyboard: shownStoryboard,
  selection: { environmentId: 'uat', siteKey: 'K' },
  startsPlaying: false,
  startsWithRemote: false,
  answers: {},
  confirmed: true,
};

it('never says that nothing was sent where the call failed, perhaps after the event left', async () => {
  installFakeBridge({});
  const begun = beginPresentation(shownStoryboard, draw);
  const at = shownStoryboard.steps.findIndex(({ kind }) => kind === 'event');
  const fired = { ...begun, at, sending: shownStoryboard.steps[at]?.id ?? '' };
  const step = currentStep(fired);
  if (step?.kind !== 'event') throw new Error('It is an event.');
  const sent = await sendStep(fired, step, { setup, environment, practice: null });
  expect(sent?.result).toMatchObject({
    kind: 'sent',
    outcome: 'interrupted',
    says: [expect.stringContaining('may have been sent. Check History')],
  });
  if (sent === null) throw new Error('Something is said of it.');
  const after = takeResult(fired, { seed: 's', stepId: step.id, result: sent.result, tid: '', ...sent.after });
  expect(hasFailed(after)).toBe(true);
  // Without its record, Monitoring can't be opened on it.
  expect(lastSentOf(after)).toBeNull();
});
