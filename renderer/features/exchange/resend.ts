import { differencesFromThen } from '#app/exchange/differences-from-then.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { carryDraft, placeOf, tidUseOf } from '#app/exchange/tid-rule.ts';
import { newSeed } from '#renderer/state/new-draw.ts';
import { environmentInUse, findPlace, selectEnvironment } from '#renderer/state/selection.ts';
import type { SendRequest } from '#renderer/state/send-request.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { say } from '#renderer/ui/notices.tsx';

/**
 * A recorded event to be sent once more to where it went before, with its TID only if that is still the same place. Selects
 * that place, and says what is different from then.
 * @returns null where the environment is gone; the person was told
 */
export function eventOf(
  exchange: Exchange,
  { environments, selection: shown }: Pick<WorkbenchState, 'environments' | 'selection'>,
  select: (selection: SendRequest['selection']) => void,
): Omit<SendRequest, 'tabId'> | null {
  const environment = environments.find(({ id }) => id === exchange.environment.id);
  const same = findPlace(environments, tidUseOf(exchange), exchange.environment.id);
  const selection = same ?? (environment === undefined ? null : selectEnvironment(environment, exchange.siteKey));
  if (selection === null) {
    say(`The environment ${exchange.environment.name} was deleted. Choose one above, then press Send.`, 'problem');
    return null;
  }
  const to = environmentInUse({ environments, selection });
  const { draft, says } = carryDraft(exchange.draft, placeOf(to, selection.siteKey), [tidUseOf(exchange)]);
  if (shown.environmentId !== selection.environmentId || shown.siteKey !== selection.siteKey) {
    select(selection);
    say(`${to.name} is selected. The event went there before.`);
  }
  for (const difference of differencesFromThen({ ...exchange, draft }, to, selection.siteKey)) say(difference);
  if (says !== null) say(says, 'problem');
  return { draft, selection, draw: newSeed(), answers: {} };
}
