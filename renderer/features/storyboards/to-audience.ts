import { createCustomerMask } from '#app/customers/customer-mask.ts';
import { ownValue } from '#app/own-value.ts';
import type { AudienceShown } from '#app/storyboards/calls.ts';
import { currentStep, type Presentation } from '#app/storyboards/presentation.ts';
import { drawnKey, sentKeyOf } from '#app/storyboards/shown-customer.ts';
import { isReceived, type StepResult } from '#app/storyboards/step-result.ts';

/**
 * What the audience sees of a presentation: the story, with every customer key masked, whatever the setting.
 * @param knownKeys customer keys that may be in any text
 */
export function toAudience(presentation: Presentation, knownKeys: readonly string[]): AudienceShown {
  const { storyboard, at, results } = presentation;
  const mask = createCustomerMask(knownKeys);
  const keys = keysIn(presentation);
  const text = (words: string) => mask(words, keys);
  const step = currentStep(presentation);
  return {
    storyboard: text(storyboard.title),
    place: step === null ? '' : `Step ${at + 1} of ${storyboard.steps.length}`,
    title: step === null ? 'The end' : text(step.title),
    storyLine: step === null || step.kind === 'pause' ? '' : text(step.storyLine),
    outcome: outcomeFor(presentation),
    steps: storyboard.steps.map(({ id, title }) => {
      const result = ownValue(results, id);
      return { id, title: text(title), isReceived: result !== undefined && isReceived(result) };
    }),
    at,
  };
}

/** The outcome of the step on the screen; before it is fired, that of the step before. */
function outcomeFor({ storyboard, at, results, lastFired, sending }: Presentation): AudienceShown['outcome'] {
  const step = storyboard.steps[at];
  const own = step === undefined ? undefined : ownValue(results, step.id);
  if (own !== undefined) return sending === null ? wordFor(own) : '';
  const before = storyboard.steps[at - 1];
  const last = before === undefined || before.id !== lastFired ? undefined : ownValue(results, before.id);
  return last === undefined || sending !== null ? '' : wordFor(last);
}

/** A word for what went well; nothing for what did not. */
function wordFor(result: StepResult): AudienceShown['outcome'] {
  if (result.kind === 'refused') return '';
  switch (result.outcome) {
    case 'received':
      return 'Received';
    case 'unreadable-answer':
    case 'invalid-answer':
    case 'cut-off':
      return 'Sent';
    default:
      return '';
  }
}

/** The customer keys that a presentation has, as they are written and as they are sent. */
function keysIn(presentation: Presentation): readonly string[] {
  const { storyboard, sentKeys } = presentation;
  const ofSteps = storyboard.steps.flatMap((step) =>
    step.kind === 'event'
      ? [step.draft.customerKey, drawnKey(presentation, step), sentKeyOf(presentation, step) ?? '']
      : [],
  );
  const all = [...storyboard.cast.map(({ customerKey }) => customerKey), ...ofSteps, ...Object.values(sentKeys)];
  return [...new Set(all)].filter((key) => key !== '');
}
