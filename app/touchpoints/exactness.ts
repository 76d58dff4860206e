import { parseUri } from '#app/event/uri.ts';
import { fitsWildcard } from '#app/text/wildcard.ts';
import type { Touchpoint } from './touchpoint.ts';

/** Scheme and host of a uri, or of the pattern of a Touchpoint. */
export type Authority = { readonly scheme: string; readonly host: string };

/** Why one Touchpoint is more exact than another. */
export type ExactRule = 'same-text' | 'part-of-other' | 'fewer-wildcards' | 'more-letters';

/** Scheme and host of a pattern; null where it has no `://`, or more than that. */
export function readAuthority(pattern: string): Authority | null {
  const { scheme, host, path, query, fragment } = parseUri(pattern.trim());
  const isBare = (path === '' || path === '/') && query === null && fragment === null;
  return scheme === '' || host === '' || !isBare ? null : { scheme, host };
}

/** Whether a Touchpoint takes a scheme and host, letter by letter. */
export function fitsAuthority(authority: Authority, pattern: Authority): boolean {
  return fitsWildcard(authority.scheme, pattern.scheme) && fitsWildcard(authority.host, pattern.host);
}

/**
 * Why a Touchpoint is a more exact match than another that also takes the uri; null where it isn't. A pattern without
 * wildcards is exact. One that the other takes as a whole is narrower. Otherwise, fewer wildcards must go with no fewer
 * letters, or more letters with as many wildcards: where they contradict each other, MXO's pages don't say which wins.
 */
export function moreExact(one: Touchpoint, other: Touchpoint): ExactRule | null {
  const [mine, theirs] = [readAuthority(one.pattern), readAuthority(other.pattern)];
  if (mine === null || theirs === null) return null;
  const [own, others] = [sizeOf(mine), sizeOf(theirs)];
  if (own.wildcards === 0) return others.wildcards === 0 ? null : 'same-text';
  if (others.wildcards === 0) return null;
  const [isWithin, isAround] = [fitsAuthority(mine, theirs), fitsAuthority(theirs, mine)];
  if (isWithin !== isAround) return isWithin ? 'part-of-other' : null;
  if (own.letters < others.letters || own.wildcards > others.wildcards) return null;
  if (own.wildcards < others.wildcards) return 'fewer-wildcards';
  return own.letters > others.letters ? 'more-letters' : null;
}

function sizeOf({ scheme, host }: Authority): { readonly wildcards: number; readonly letters: number } {
  const text = `${scheme}://${host}`.replace(/\*+/g, '*');
  const wildcards = text.split('*').length - 1;
  return { wildcards, letters: text.length - wildcards };
}
