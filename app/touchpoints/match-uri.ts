import { parseUri } from '#app/event/uri.ts';
import { closestPoint, closestTouchpoint, type Near } from './closest.ts';
import { type Authority, type ExactRule, fitsAuthority, moreExact, readAuthority } from './exactness.ts';
import { findPoints, type PointsFound } from './interaction-points.ts';
import type { InteractionPoint, Touchpoint, TouchpointMap } from './touchpoint.ts';

/** What becomes of a uri by a person's own map. MXO is not asked. */
export type UriMatch =
  | { readonly kind: 'none'; readonly closest: Near<Touchpoint> | null }
  /** Several take it, and nothing that MXO documents says which one is more exact. */
  | { readonly kind: 'tie'; readonly touchpoints: readonly Touchpoint[] }
  | {
      readonly kind: 'found';
      readonly touchpoint: Touchpoint;
      /** The Touchpoint that also takes it and came nearest, and why this one is more exact; null where there is none. */
      readonly over: { readonly touchpoint: Touchpoint; readonly rule: ExactRule } | null;
      /** One that would be more exact, but for a difference that MXO may not make. */
      readonly nearly: Near<Touchpoint> | null;
      readonly points: PointsFound;
      /** Where no Interaction Point takes it. */
      readonly closestPoint: Near<InteractionPoint> | null;
    };

/**
 * Which Touchpoint takes a uri, and which of its Interaction Points. MXO uses the one with the most exact match of scheme
 * and host and discards all others, even where their Interaction Points would fit.
 */
export function matchUri(map: TouchpointMap, uri: string): UriMatch {
  const { scheme, host } = parseUri(uri);
  const authority = { scheme, host };
  const fitting = map.filter(({ pattern }) => {
    const wanted = readAuthority(pattern);
    return wanted !== null && fitsAuthority(authority, wanted);
  });
  const [best, ...equals] = mostExact(fitting);
  if (best === undefined) return { kind: 'none', closest: closestTouchpoint(authority, map) };
  if (equals.length > 0) return { kind: 'tie', touchpoints: [best, ...equals] };
  const [next = null] = mostExact(fitting.filter((other) => moreExact(best, other) !== null));
  const rule = next && moreExact(best, next);
  const points = findPoints(uri, best.interactionPoints);
  return {
    kind: 'found',
    touchpoint: best,
    over: next && rule ? { touchpoint: next, rule } : null,
    nearly: nearlyTaken(authority, best, map),
    points,
    closestPoint: points.matched.length > 0 ? null : closestPoint(uri, best.interactionPoints),
  };
}

/** Those that no other is more exact than. */
function mostExact(touchpoints: readonly Touchpoint[]): readonly Touchpoint[] {
  return touchpoints.filter((one) => !touchpoints.some((other) => moreExact(other, one) !== null));
}

function nearlyTaken(authority: Authority, best: Touchpoint, map: TouchpointMap): Near<Touchpoint> | null {
  const near = closestTouchpoint(
    authority,
    map.filter((one) => moreExact(one, best) !== null),
  );
  return near !== null && (near.difference === 'case' || near.difference === 'encoding') ? near : null;
}
