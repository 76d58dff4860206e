import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import type { Exchange } from '#app/exchange/exchange.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { storyboardFromExchanges } from '#app/storyboards/storyboard-from-history.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import { ask } from '#renderer/ask.ts';
import { say } from '#renderer/ui/notices.tsx';

const notMade = 'the storyboard wasn’t made';
/** More than anybody presents. */
const mostRetold = 200;

/**
 * Retells events of the history as a storyboard, and says so where not all of them are in it.
 * @returns null where there is none; the person was told why
 */
export async function retellHistory(
  ids: readonly string[],
  titles: readonly string[],
  profiles: readonly CustomerProfile[],
): Promise<Storyboard | null> {
  const opened = await Promise.all(ids.slice(0, mostRetold).map((id) => ask('exchange.open', { id }, notMade)));
  if (opened.includes(null)) return null;
  const exchanges = opened.flatMap((one): readonly Exchange[] => (one?.exchange ? [one.exchange] : []));
  if (exchanges.length === 0) {
    say('Those events are no longer in the history.', 'problem');
    return null;
  }
  if (ids.length > mostRetold)
    say(`The storyboard contains the first ${formatCount(mostRetold, 'event')} of ${formatNumber(ids.length)}.`);
  const title = uniqueName('From the history', titles);
  return storyboardFromExchanges(exchanges, { title, newId: () => crypto.randomUUID(), profiles });
}
