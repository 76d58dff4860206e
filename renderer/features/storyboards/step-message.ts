import type { Environment } from '#app/environments/environment.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { ownValue } from '#app/own-value.ts';
import { currentStep, nextFires, type Showing, type StepResult } from '#app/storyboards/presentation.ts';

/** Why a step did not go through, calmly: what happened, and whether it is safe to try again. */
export function explain(result: StepResult): string {
  if (result.kind === 'refused') return result.says[0] ?? 'Nothing was sent.';
  if (result.left === 'no') return 'Nothing was sent; it is safe to try again.';
  switch (result.outcome) {
    case 'refused':
    case 'refused-in-the-body':
    case 'redirected':
      return 'The server did not take it. The history has what it said.';
    case 'server-error':
      return 'The server has a problem of its own. Try again in a moment.';
    default:
      return 'MXO may have it already: look in Monitoring first.';
  }
}

/** What Next does now, in a few words. */
export function doesNext(showing: Showing, { name }: Environment): string {
  const step = currentStep(showing);
  if (step === null) return '';
  if (showing.sending !== null) return 'on its way';
  if (nextFires(showing)) return `fires it to ${name}`;
  return step.kind === 'event' ? 'goes on without firing it again' : 'goes on';
}

/** What a screen reader is told when something changed. */
export function announce(showing: Showing): string {
  const { lastFired, results, storyboard } = showing;
  const step = currentStep(showing);
  const result = lastFired === null ? undefined : ownValue(results, lastFired);
  const number = storyboard.steps.findIndex(({ id }) => id === lastFired) + 1;
  const came =
    result === undefined
      ? ''
      : `Step ${number}: ${result.kind === 'sent' ? outcomeWords[result.outcome] : 'Nothing sent'}. `;
  return `${came}${step === null ? 'The end.' : `Now step ${showing.at + 1}: ${step.title}.`}`;
}
