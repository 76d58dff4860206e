import { giveAnswers } from '#app/event/variables.ts';
import { customerAfter } from '#app/exchange/tid-rule.ts';
import type { Output } from '#app/ipc/contract.ts';
import type { Presentation } from '#app/storyboards/presentation.ts';
import { presentationTabId as tabId } from '#app/storyboards/show-under-way.ts';
import { draftInPresentation } from '#app/storyboards/shown-customer.ts';
import type { StepResult } from '#app/storyboards/step-result.ts';
import type { EventStep } from '#app/storyboards/storyboard.ts';
import { call, isFailed } from '#renderer/bridge.ts';
import { newDraw } from '#renderer/state/new-draw.ts';
import type { PresentationSetup } from '#renderer/state/presentation-state.ts';
import { type ShowPlaces, sendNow } from './practice-instead.ts';
import { saidOf } from './step-message.ts';

const mayBeSent = 'Something went wrong in Tidings. The event may have been sent. Check History before you try again.';

/** What became of a step that was sent, and what its customer has by then. */
type SentStep = {
  readonly result: StepResult;
  readonly after: { readonly tid?: string; readonly customerKey?: string };
};

/** Sends the event of a step, with the TID that its customer has by then. Null where nothing can be said of it. */
export async function sendStep(
  fired: Presentation,
  step: EventStep,
  places: ShowPlaces & { readonly setup: PresentationSetup },
): Promise<SentStep | null> {
  const { draft, selection } = sendNow(fired, draftInPresentation(fired, step), places);
  const sent = await call('exchange.send', { draft, ...selection, ...askedBefore(places.setup, step.title) });
  const { isOnPractice } = fired;
  // The call failed, perhaps after the event left: as if Tidings had closed meanwhile.
  if (isFailed(sent)) {
    const says = [mayBeSent];
    return { result: { kind: 'sent', outcome: 'interrupted', exchangeId: '', says, tid: '', isOnPractice }, after: {} };
  }
  const refusal = refusalOf(sent);
  if (refusal !== null) return { result: { kind: 'refused', says: refusal }, after: {} };
  if (sent.kind !== 'sent' || sent.exchange.result.kind === 'under-way') return null;
  const { id, result } = sent.exchange;
  const says = saidOf(sent.exchange);
  const after = customerAfter(sent.exchange);
  return {
    result: { kind: 'sent', outcome: result.outcome, exchangeId: id, says, tid: after.tid, isOnPractice },
    after,
  };
}

/** What was asked before the first event goes with each of them. */
function askedBefore({ storyboard: { id, title }, answers, confirmed }: PresentationSetup, from: string) {
  const sentIn = { from, storyboard: { id, title } };
  return { tabId, ...sentIn, answers: giveAnswers(answers), confirmed, draw: newDraw(), tidChosen: true };
}

/** Why the event was not sent; null when it was. */
function refusalOf(sent: Output<'exchange.send'>): readonly string[] | null {
  if (sent.kind === 'refused') return sent.says;
  return sent.kind === 'sent' ? null : ['The previous event is still being sent. Wait a moment, then try again.'];
}
