import { foldKey, isSameCustomer } from '#app/event/customer-key.ts';
import type { Draft } from '#app/event/draft.ts';
import { drawTokens } from '#app/event/dynamic-values.ts';
import type { Draw } from '#app/event/variables.ts';
import { ownValue } from '#app/own-value.ts';
import type { Presentation } from './presentation.ts';
import { isReceived } from './step-result.ts';
import type { CastMember, EventStep } from './storyboard.ts';
import { draftOfStep, memberOf } from './storyboard-edit.ts';

/**
 * The customer key that a customer has in this presentation: its dynamic values drawn once, its variables left to the send. Who is
 * not in the cast is drawn for their step alone, and is another customer at each.
 */
export function drawnKey({ storyboard, draw }: Pick<Presentation, 'storyboard' | 'draw'>, step: EventStep): string {
  return keyDrawnFor(memberOf(storyboard, step) ?? { id: step.id, customerKey: step.draft.customerKey }, draw);
}

function keyDrawnFor({ id, customerKey }: Pick<CastMember, 'id' | 'customerKey'>, draw: Draw): string {
  return drawTokens(customerKey, { ...draw, seed: `${draw.seed} ${id}` });
}

/** The customer key that the customer of a step was last sent with; null before that. */
export function sentKeyOf(presentation: Presentation, step: EventStep): string | null {
  return ownValue(presentation.sentKeys, customerOf(presentation, step)) ?? null;
}

/**
 * The customer key that a step was sent with; before that, what is known of it by now. It is spelled as in the step:
 * another one may spell the same key otherwise.
 */
export function keyNow(presentation: Presentation, step: EventStep): string {
  const drawn = drawnKey(presentation, step);
  const sent = sentKeyOf(presentation, step);
  return sent === null || isSameCustomer(sent, drawn) ? drawn : sent;
}

/** The tid that the customer of a step has by now; empty before their first answer. */
export function tidOf(presentation: Presentation, step: EventStep): string {
  return ownValue(presentation.tids, customerOf(presentation, step)) ?? '';
}

/** What a step sends in this presentation. */
export function draftInPresentation(presentation: Presentation, step: EventStep): Draft {
  const member = memberOf(presentation.storyboard, step);
  return draftOfStep(step, member, keyToSend(presentation, step), tidOf(presentation, step));
}

/** Who has a TID, or was received once, stays the same customer, whatever value a variable has by then. */
function keyToSend(presentation: Presentation, step: EventStep): string {
  const drawn = drawnKey(presentation, step);
  const isKnown = tidOf(presentation, step) !== '' || hasArrived(presentation, step);
  const sent = drawn.includes('{{') && isKnown ? sentKeyOf(presentation, step) : null;
  return sent ?? drawn;
}

/** Whether the server has an event of the customer of a step. */
function hasArrived(presentation: Presentation, step: EventStep): boolean {
  const { storyboard, results } = presentation;
  const customer = customerOf(presentation, step);
  return storyboard.steps.some((one) => {
    const result = ownValue(results, one.id);
    return (
      one.kind === 'event' && result !== undefined && isReceived(result) && customerOf(presentation, one) === customer
    );
  });
}

/** Whose tid a step carries: everyone with the same key is the same customer, whether in the cast or not. */
export function customerOf({ storyboard, draw }: Presentation, step: EventStep): string {
  const member = memberOf(storyboard, step);
  return member === null ? labelOfKey(drawnKey({ storyboard, draw }, step)) : labelOfMember(member, draw);
}

/** A cast member without a key is no one else, and is known by their id. */
function labelOfMember(member: CastMember, draw: Draw): string {
  const key = keyDrawnFor(member, draw);
  return key.trim() === '' ? `cast ${member.id}` : labelOfKey(key);
}

function labelOfKey(customerKey: string): string {
  return `key ${foldKey(customerKey)}`;
}

/** A label of `tids` and `sentKeys` as it is now. Earlier versions wrote a key in its own case, and a cast member by their id. */
export function labelNow(label: string, { storyboard, draw }: Pick<Presentation, 'storyboard' | 'draw'>): string {
  if (label.startsWith('key ')) return labelOfKey(label.slice('key '.length));
  const member = storyboard.cast.find(({ id }) => label === `cast ${id}`);
  return member === undefined ? label : labelOfMember(member, draw);
}
