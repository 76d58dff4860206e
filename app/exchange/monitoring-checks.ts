import { parseUri } from '#app/event/uri.ts';
import { describeMatch } from '#app/touchpoints/match-message.ts';
import { matchUri } from '#app/touchpoints/match-uri.ts';
import { findNotCaptured } from '#app/touchpoints/not-captured.ts';
import type { TouchpointMap } from '#app/touchpoints/touchpoint.ts';
import { type Exchange, tidAfter } from './exchange.ts';
import { type Fate, fateOf } from './fate.ts';
import { sentUri } from './pixel.ts';

/** One thing to compare with MXO when Monitoring does not show an event. */
export type MonitoringCheck = {
  readonly says: string;
  /** What this event carried, to copy and compare; empty when there is nothing to compare. */
  readonly value: string;
};

const intros: Readonly<Record<Fate, string>> = {
  'not-sent': 'Nothing was sent, so Monitoring doesn’t show the event.',
  'not-taken': 'The server didn’t accept the event. If you expected it in Monitoring, check this:',
  'probably-not-taken': 'The server probably didn’t process the event. Check this first:',
  'may-be-taken': 'MXO may not have received the event. Check this first:',
  taken: 'The server received the event. If Monitoring doesn’t show it, check this:',
};

/** What is said before the checks, and whether the event can be sent again where they don't find it. */
export function monitoringIntro(exchange: Exchange): { readonly says: string; readonly offersRepeat: boolean } {
  const fate = fateOf(exchange) ?? 'may-be-taken';
  return { says: intros[fate], offersRepeat: fate === 'may-be-taken' || fate === 'probably-not-taken' };
}

/** What a person wrote down of how MXO is set up. */
export type Setup = {
  /** As the environment has it; empty when it is not written there. */
  readonly customerKeyName: string;
  readonly touchpoints: TouchpointMap;
};

/** Why an event that was received may not be seen in Monitoring, the likeliest first, each with the value that was sent. */
export function monitoringChecks(
  exchange: Exchange,
  { customerKeyName, touchpoints }: Setup,
): readonly MonitoringCheck[] {
  const { draft, environment, siteKey } = exchange;
  const checks: MonitoringCheck[] = [
    { says: 'Monitoring is open for the tenant of this server.', value: environment.serverName },
    { says: 'It shows the Space of this site key.', value: siteKey },
    { says: 'The Touchpoint and its Interaction Point are published, not only saved.', value: '' },
    ...touchpointChecks(exchange, touchpoints),
  ];
  const tid = tidAfter(exchange);
  if (draft.customerKey.trim() === '')
    checks.push(
      tid === ''
        ? { says: 'You’re searching for the URI and the time: the event has no customer key and no TID.', value: '' }
        : { says: 'You’re searching for this TID: no customer key was sent.', value: tid },
    );
  else
    checks.push(
      { says: 'You’re searching for this customer key, not for the TID.', value: draft.customerKey },
      { says: 'The Space uses this name for customer keys.', value: customerKeyName },
    );
  checks.push({ says: 'At least a minute has passed. Monitoring can be delayed.', value: '' });
  return checks;
}

/** What to compare of the URI: by the person's own map where there is one. */
function touchpointChecks({ draft }: Exchange, map: TouchpointMap): readonly MonitoringCheck[] {
  const uri = sentUri(draft);
  if (map.length === 0) {
    const { authority, place } = splitUri(uri);
    return [
      {
        says: 'A Touchpoint takes this scheme and host. If several do, MXO uses only the most exact one.',
        value: authority,
      },
      { says: 'An Interaction Point of that Touchpoint takes this path and its parameters.', value: place },
      { says: 'Case, trailing slash and encoding are equal. How MXO compares them is not documented.', value: '' },
    ];
  }
  const match = matchUri(map, uri);
  const { says, details } = describeMatch(match, findNotCaptured(match, draft));
  return [
    { says: 'Your Touchpoint map is the same as in MXO.', value: '' },
    { says: ['By your map:', says, ...details].join(' '), value: uri },
  ];
}

/** The two parts of a URI that Touchpoints and Interaction Points take, character by character as they were sent. */
function splitUri(uri: string): { readonly authority: string; readonly place: string } {
  const { path, query, fragment } = parseUri(uri);
  const place = path + (query === null ? '' : `?${query}`);
  const end = uri.length - (fragment === null ? 0 : fragment.length + 1);
  return { authority: uri.slice(0, end - place.length), place };
}
