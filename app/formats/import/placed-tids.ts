import { normalServerName } from '#app/environments/endpoint.ts';
import { findTokens } from '#app/event/tokens.ts';
import type { PlacedTid } from '#app/exchange/tid-rule.ts';
import { fillIn } from './fill-variables.ts';
import type { Found } from './found.ts';
import type { HttpEvent } from './http-event.ts';

/** Where the TIDs of some requests belong. An address of variables counts with their values in the first environment. */
export function placedTids(
  events: readonly Pick<HttpEvent, 'draft' | 'server' | 'siteKey'>[],
  { environments, variables }: Pick<Found, 'environments' | 'variables'>,
): readonly PlacedTid[] {
  const values = [...variables, ...(environments[0]?.variables ?? [])];
  return events.flatMap(({ draft, server, siteKey }): readonly PlacedTid[] => {
    const [tid = '', serverName = '', key = ''] = [draft.tid, server, siteKey].map((text) => fillIn(text, values));
    if (tid.trim() === '' || [tid, serverName, key].some((text) => findTokens(text).length > 0)) return [];
    return [{ tid: tid.trim(), place: { serverName: normalServerName(serverName), siteKey: key } }];
  });
}
