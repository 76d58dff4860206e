import type { Environment } from '#app/environments/environment.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { ownValue } from '#app/own-value.ts';
import { currentStep, nextFires, type Presentation, type StepResult } from '#app/storyboards/presentation.ts';

/** Why a step did not go through, calmly: what happened, and whether it is safe to try again. */
export function explain(result: StepResult): string {
  if (result.kind === 'refused') return result.says[0] ?? 'Nothing was sent.';
  if (!result.dispatched) return 'Nothing was sent, so it’s safe to try again.';
  switch (result.outcome) {
    case 'refused':
    case 'refused-in-the-body':
    case 'redirected':
      return 'The server didn’t accept the event. See its response in the history.';
    default:
      return 'MXO may already have the event. Check Monitoring first.';
  }
}

/** What Next does now, in a few words. */
export function doesNext(presentation: Presentation, { name }: Environment): string {
  const step = currentStep(presentation);
  if (step === null) return '';
  if (presentation.sending !== null) return 'sending…';
  if (nextFires(presentation)) return `sends it to ${name}`;
  return step.kind === 'event' ? 'continues without sending it again' : 'continues';
}

/** The announcement for screen readers after a change. */
export function announce(presentation: Presentation): string {
  const { lastFired, results, storyboard } = presentation;
  const step = currentStep(presentation);
  const result = lastFired === null ? undefined : ownValue(results, lastFired);
  const number = storyboard.steps.findIndex(({ id }) => id === lastFired) + 1;
  const came =
    result === undefined
      ? ''
      : `Step ${number}: ${result.kind === 'sent' ? outcomeWords[result.outcome] : 'Nothing sent'}. `;
  return `${came}${step === null ? 'The end.' : `Now step ${presentation.at + 1}: ${step.title}.`}`;
}
