import { ownValue } from '#app/own-value.ts';
import type { RemoteShown } from '#app/storyboards/calls.ts';
import { currentStep, hasFailed, isMidway, type Presentation } from '#app/storyboards/presentation.ts';
import { tidOf } from '#app/storyboards/shown-customer.ts';
import type { Customers } from '#renderer/ui/customers.ts';
import { canFinishOnPractice, environmentNow, type ShowPlaces } from './practice-instead.ts';
import { explain } from './step-message.ts';

/**
 * What the remote shows of a presentation.
 * @param text masks customers while that is needed
 */
export function toRemote(presentation: Presentation, places: ShowPlaces, text: Customers['text']): RemoteShown {
  const { name, colour, askBeforeSending, network } = environmentNow(presentation, places);
  const { storyboard, at, lastFired, results, sending } = presentation;
  const step = currentStep(presentation);
  const result = lastFired === null ? undefined : ownValue(results, lastFired);
  const own = step === null ? undefined : ownValue(results, step.id);
  const fired = storyboard.steps.find(({ id }) => id === lastFired);
  const customer = step?.kind === 'event' && tidOf(presentation, step) !== '' ? step : fired;
  return {
    storyboard: text(storyboard.title),
    environment: { name, colour, askBeforeSending, acceptSelfSigned: network.acceptSelfSigned },
    place: step === null ? 'The end' : `Step ${at + 1} of ${storyboard.steps.length}`,
    next: text(step?.title ?? 'End of the storyboard'),
    outcome: result?.kind === 'sent' ? result.outcome : null,
    refused: result?.kind === 'refused' ? text(result.says[0] ?? 'Nothing was sent.') : '',
    isSending: sending !== null,
    isMidway: isMidway(presentation),
    isOver: step === null,
    tid: customer?.kind === 'event' ? tidOf(presentation, customer) : '',
    note: step === null || step.kind === 'pause' ? '' : text(step.note),
    failed: own !== undefined && hasFailed(presentation) ? text(explain(own)) : '',
    practice: presentation.isOnPractice
      ? 'in-use'
      : canFinishOnPractice(presentation, places)
        ? 'possible'
        : 'not-possible',
  };
}
