import type { CustomerProfile } from '#app/customers/customer-profile.ts';
import type { Output } from '#app/ipc/contract.ts';
import { formatCount, formatNumber } from '#app/quantity.ts';
import type { Storyboard } from '#app/storyboards/storyboard.ts';
import { storyboardFromExchanges } from '#app/storyboards/storyboard-from-history.ts';
import { uniqueName } from '#app/text/unique-name.ts';
import { ask } from '#renderer/ask.ts';
import { say } from '#renderer/ui/notices.tsx';

type Opened = Output<'exchange.open'>;

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
  const first = await oldestOf(ids);
  if (first === null) return null;
  const opened: readonly (Opened | null)[] = await Promise.all(
    first.map((id) => ask('exchange.open', { id }, notMade)),
  );
  const answered = opened.filter((one) => one !== null);
  if (answered.length < opened.length) return null;
  const exchanges = answered.map(({ exchange }) => exchange).filter((exchange) => exchange !== null);
  const missing = missingWords(answered);
  if (exchanges.length === 0) {
    say(`The storyboard wasn’t made. ${missing ?? 'Those events are no longer in the history.'}`, 'problem');
    return null;
  }
  if (missing !== null) say(`The storyboard is incomplete. ${missing}`, 'problem');
  if (ids.length > mostRetold)
    say(`The storyboard contains the first ${formatCount(mostRetold, 'event')} of ${formatNumber(ids.length)}.`);
  const title = uniqueName('From the history', titles);
  return storyboardFromExchanges(exchanges, { title, newId: () => crypto.randomUUID(), profiles });
}

/** The events that were sent first, as many as a storyboard takes; null where that isn't known. */
async function oldestOf(ids: readonly string[]): Promise<readonly string[] | null> {
  if (ids.length <= mostRetold) return ids;
  return (await ask('history.oldest', { ids, limit: mostRetold }, notMade))?.ids ?? null;
}

/** How many events couldn't be opened, and why, in words; null when all could. */
function missingWords(opened: readonly Opened[]): string | null {
  const missing = opened.filter(({ exchange }) => exchange === null);
  if (missing.length === 0) return null;
  const unread = missing.find((one) => one.unread !== undefined)?.unread;
  const count = formatCount(missing.length, 'event');
  return unread === undefined ? `No longer in the history: ${count}.` : `${count} couldn’t be read. ${unread}`;
}
