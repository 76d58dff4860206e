import { normalServerName } from '#app/environments/endpoint.ts';
import { findTokens } from '#app/event/tokens.ts';
import type { PlacedTid } from '#app/exchange/tid-rule.ts';
import { fillIn } from './fill-variables.ts';
import { type Found, isUsedWith } from './found.ts';
import type { HttpEvent } from './http-event.ts';

/** Where the TIDs of some requests belong. An address of variables counts with their values in the first environment for it. */
export function placedTids(
  events: readonly Pick<HttpEvent, 'draft' | 'server' | 'siteKey' | 'workspace'>[],
  { environments, variables }: Pick<Found, 'environments' | 'variables'>,
): readonly PlacedTid[] {
  return events.flatMap((event): readonly PlacedTid[] => {
    const { draft, server, siteKey } = event;
    const first = environments.find((one) => isUsedWith(one, event));
    const values = [...variables, ...(first?.variables ?? [])];
    const [tid = '', serverName = '', key = ''] = [draft.tid, server, siteKey].map((text) => fillIn(text, values));
    if (tid.trim() === '' || [tid, serverName, key].some((text) => findTokens(text).length > 0)) return [];
    return [{ tid: tid.trim(), place: { serverName: normalServerName(serverName), siteKey: key } }];
  });
}
