import type { Environment } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { type Draft, rowsInUse } from '#app/event/draft.ts';
import { tokensOf } from '#app/event/draft-texts.ts';
import { differencesFromThen } from '#app/exchange/differences-from-then.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { carryDraft, isSamePlace, placeOf, tidUseOf } from '#app/exchange/tid-rule.ts';
import { newSeed } from '#renderer/state/new-draw.ts';
import { environmentInUse, findPlace, selectEnvironment } from '#renderer/state/selection.ts';
import type { SendRequest } from '#renderer/state/send-request.ts';

/** The environment and site key that a recorded event went to; null when nothing sends there any more. */
export function recordedPlace(exchange: Exchange, environments: readonly Environment[]): Selection | null {
  const environment = environments.find(({ id }) => id === exchange.environment.id);
  const same = findPlace(environments, tidUseOf(exchange), exchange.environment.id);
  return same ?? (environment === undefined ? null : selectEnvironment(environment, exchange.siteKey));
}

/** Whether an event sent there goes where it went then: an environment may have another server or site key by now. */
export function isAsRecorded(exchange: Exchange, environments: readonly Environment[], place: Selection): boolean {
  const environment = environmentInUse({ environments, selection: place });
  return isSamePlace(placeOf(environment, place.siteKey), tidUseOf(exchange));
}

/** A recorded event as it would be sent again to a place, and what is different from then, one sentence each. */
export function planSendAgain(exchange: Exchange, environments: readonly Environment[], selection: Selection) {
  const environment = environmentInUse({ environments, selection });
  const { draft, says } = carryDraft(exchange.draft, placeOf(environment, selection.siteKey), [tidUseOf(exchange)]);
  const differences = differencesFromThen({ ...exchange, draft }, environment, selection.siteKey);
  const event: Omit<SendRequest, 'tabId'> = { draft, selection, draw: newSeed(), answers: {} };
  const before = [says, tokensMessage(draft)].filter((one) => one !== null);
  return { environment, event, differences: [...before, ...differences] };
}

/** What is said of `{{…}}` that was sent as text, such as a customer's own, and is read as a variable now; null for none. */
function tokensMessage(draft: Draft): string | null {
  const { parameters, properties } = draft;
  const sent = { ...draft, parameters: rowsInUse(parameters), properties: rowsInUse(properties) };
  const tokens = [...tokensOf(sent)].map((inner) => `{{${inner}}}`);
  return tokens.length === 0
    ? null
    : `The event contains ${tokens.join(', ')}, which was sent as text. Tidings now replaces it with a value.`;
}
