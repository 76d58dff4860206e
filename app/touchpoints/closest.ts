import { parseUri } from '#app/event/uri.ts';
import { decodePercent } from '#app/text/percent.ts';
import { fitsWildcard } from '#app/text/wildcard.ts';
import { type Authority, fitsAuthority, readAuthority } from './exactness.ts';
import { readPointPattern } from './interaction-points.ts';
import type { InteractionPoint, Touchpoint, TouchpointMap } from './touchpoint.ts';

/** What keeps a pattern from taking a uri that almost fits it. The nearest first. */
export type Difference = 'case' | 'encoding' | 'slash' | 'scheme' | 'host';

export type Near<T> = { readonly one: T; readonly difference: Difference };

const order: readonly Difference[] = ['case', 'encoding', 'slash', 'scheme', 'host'];

/** How many letters two hosts must have in common at their start to be called close. */
const leastShared = 3;

/** The Touchpoint that almost takes a scheme and host; null where none is close. */
export function closestTouchpoint(authority: Authority, map: TouchpointMap): Near<Touchpoint> | null {
  const near = map.flatMap((one) => {
    const pattern = readAuthority(one.pattern);
    const difference = pattern && authorityDifference(authority, pattern);
    return difference && pattern ? [{ one, difference, shared: sharedStart(authority.host, pattern.host) }] : [];
  });
  const [first] = near.toSorted(
    (a, b) => order.indexOf(a.difference) - order.indexOf(b.difference) || b.shared - a.shared,
  );
  return first === undefined ? null : { one: first.one, difference: first.difference };
}

/** The Interaction Point whose path almost takes that of a uri; null where none is close. */
export function closestPoint(uri: string, points: readonly InteractionPoint[]): Near<InteractionPoint> | null {
  const { path } = parseUri(uri);
  const near = points.flatMap((one) => {
    if (one.isRegularExpression) return [];
    const difference = pathDifference(path, readPointPattern(one.pattern).path);
    return difference === null ? [] : [{ one, difference }];
  });
  return near.toSorted((a, b) => order.indexOf(a.difference) - order.indexOf(b.difference))[0] ?? null;
}

function authorityDifference(given: Authority, pattern: Authority): Difference | null {
  if (fitsAuthority(inLower(given), inLower(pattern))) return 'case';
  if (fitsAuthority(decoded(given), decoded(pattern))) return 'encoding';
  const [one, other] = [inLower(given), inLower(pattern)];
  // A host of wildcards alone fits everything, so that it is close to nothing.
  if (/[^*]/.test(other.host) && fitsWildcard(one.host, other.host)) return 'scheme';
  const isNear = fitsWildcard(one.scheme, other.scheme) && sharedStart(one.host, other.host) >= leastShared;
  return isNear ? 'host' : null;
}

function pathDifference(path: string, pattern: string): Difference | null {
  if (fitsWildcard(path, pattern)) return null;
  if (fitsWildcard(path.toLowerCase(), pattern.toLowerCase())) return 'case';
  if (fitsWildcard(decodePercent(path), decodePercent(pattern))) return 'encoding';
  return fitsWildcard(withoutSlash(path), withoutSlash(pattern)) ? 'slash' : null;
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function inLower({ scheme, host }: Authority): Authority {
  return { scheme: scheme.toLowerCase(), host: host.toLowerCase() };
}

function decoded({ scheme, host }: Authority): Authority {
  return { scheme: decodePercent(scheme), host: decodePercent(host) };
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
