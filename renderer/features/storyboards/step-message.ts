import { createCustomerMask } from '#app/customers/customer-mask.ts';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { ownValue } from '#app/own-value.ts';
import { currentStep, nextFires, type Presentation } from '#app/storyboards/presentation.ts';
import type { StepResult } from '#app/storyboards/step-result.ts';

/**
 * What is said of an event that a step sent: the same as everywhere. Others look on, so customers are masked, and the
 * response isn't on the screen.
 */
export function saidOf(exchange: Exchange): readonly string[] {
  const { sentence = '', next = '' } = outcomeMessage(exchange) ?? {};
  return [sentence, next.replace('the response below', 'the response in the history')]
    .filter((part) => part !== '')
    .map((part) => createCustomerMask()(part, [exchange.draft.customerKey]));
}

/** Why a step did not go through: what happened, and what to do. */
export function explain(result: StepResult): string {
  if (result.kind === 'refused') return result.says[0] ?? 'Nothing was sent.';
  return result.says.join(' ');
}

/** What Next does now, in a few words. */
export function doesNext(presentation: Presentation, { name }: Environment): string {
  const step = currentStep(presentation);
  if (step === null) return '';
  if (presentation.sending !== null) return 'sending…';
  if (nextFires(presentation)) return `sends it to ${name}`;
  return step.kind === 'event' ? 'continues without sending it again' : 'continues';
}

/** What is said at the end of a storyboard. Nothing that Practice received is in Monitoring. */
export function endNote({ storyboard, isOnPractice }: Presentation, { id }: Environment): string {
  const names = storyboard.cast.map(({ name }) => name).join(' and ');
  const where = isOnPractice
    ? 'What Practice received isn’t in Monitoring.'
    : id === practiceId
      ? 'Practice received the events, so they aren’t in Monitoring.'
      : `${names || 'The customers'} can now be found in Monitoring.`;
  return `${where} Start over for new customers.`;
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
