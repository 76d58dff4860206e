import { createCustomerMask } from '#app/customers/customer-mask.ts';
import { type Environment, practiceId } from '#app/environments/environment.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { outcomeWords } from '#app/exchange/outcome.ts';
import { outcomeMessage } from '#app/exchange/outcome-message.ts';
import { ownValue } from '#app/own-value.ts';
import { currentStep, nextFires, type Presentation } from '#app/storyboards/presentation.ts';
import { keyNow } from '#app/storyboards/shown-customer.ts';
import { isReceived, type StepResult } from '#app/storyboards/step-result.ts';
import type { EventStep } from '#app/storyboards/storyboard.ts';

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

/** How the name of a customer is shown to whoever looks on. */
type ShownName = (name: string, customerKey: string) => string;

/** A customer’s name while keys are hidden: it may be the key. */
export const withoutKey: ShownName = (name, customerKey) => createCustomerMask()(name, [customerKey]);

/** What is said at the end of a storyboard. Only who was received is in Monitoring, and nothing that Practice received. */
export function endNote(presentation: Presentation, environment: Environment, shown: ShownName): string {
  return `${whereFound(presentation, environment, shown)} Start over for new customers.`;
}

function whereFound(presentation: Presentation, { id }: Environment, shown: ShownName): string {
  const { storyboard, results, isOnPractice } = presentation;
  const events = storyboard.steps.filter((step): step is EventStep => step.kind === 'event');
  const received = events.filter((step) => {
    const result = ownValue(results, step.id);
    return result !== undefined && isReceived(result);
  });
  if (received.length === 0) return 'No event is confirmed as received.';
  if (isOnPractice || (id === practiceId && received.length < events.length))
    return 'What Practice received isn’t in Monitoring.';
  if (id === practiceId) return 'Practice received the events, so they aren’t in Monitoring.';
  const names = storyboard.cast.flatMap((member) => {
    const step = received.findLast(({ castId }) => castId === member.id);
    return step === undefined ? [] : [shown(member.name, keyNow(presentation, step))];
  });
  return `${names.join(' and ') || 'The customers'} can now be found in Monitoring.`;
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
