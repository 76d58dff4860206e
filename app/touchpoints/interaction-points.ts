import { parseUri, queryToParameters } from '#app/event/uri.ts';
import { readPattern } from '#app/text/safe-pattern.ts';
import { fitsWildcard } from '#app/text/wildcard.ts';
import type { InteractionPoint } from './touchpoint.ts';

/** What a match depends on that MXO's pages don't say. */
export type Undocumented = 'parameters' | 'whole-expression';

/** An Interaction Point that takes a uri. */
export type MatchedPoint = { readonly point: InteractionPoint; readonly dependsOn: Undocumented | null };

/** An Interaction Point that could not be compared, and why, in words that follow its text. */
export type UnreadPoint = { readonly point: InteractionPoint; readonly says: string };

export type PointsFound = {
  readonly matched: readonly MatchedPoint[];
  readonly unread: readonly UnreadPoint[];
};

/** How many steps all regular expressions of one match may take, so that none can hold the window up. */
const mostSteps = 1_000_000;

/** What reading a step of an expression takes, compared with going through it. */
const stepsToRead = 100;

const tooLong = 'is too long to compare with this URI';

/** The Interaction Points that take a uri, each compared by itself: none, one or several. */
export function findPoints(uri: string, points: readonly InteractionPoint[]): PointsFound {
  const target = readTarget(uri);
  const matched: MatchedPoint[] = [];
  const unread: UnreadPoint[] = [];
  let left = mostSteps;
  for (const point of points) {
    if (!point.isRegularExpression) {
      const fit = fitsPoint(target, point.pattern);
      if (fit.fits) matched.push({ point, dependsOn: fit.dependsOn });
      continue;
    }
    const reading = left < 0 ? ({ ok: false, says: tooLong } as const) : readPattern(point.pattern);
    if (!reading.ok) {
      unread.push({ point, says: reading.says });
      continue;
    }
    // Once to find it, and twice to find whether it is all of the path.
    left -= reading.steps * (stepsToRead + 3 * target.text.length);
    if (left < 0) unread.push({ point, says: tooLong });
    else if (reading.matches(target.text)) matched.push({ point, dependsOn: isWhole(target, point.pattern) });
  }
  return { matched, unread };
}

type Target = { readonly path: string; readonly parameters: readonly string[]; readonly text: string };

function readTarget(uri: string): Target {
  const { path, query } = parseUri(uri);
  return {
    path,
    parameters: query === null ? [] : queryToParameters(query).map(formatParameter),
    text: query === null ? path : `${path}?${query}`,
  };
}

function formatParameter({ name, value, bare }: { name: string; value: string; bare: boolean }): string {
  return bare ? name : `${name}=${value}`;
}

/** The path and the parameters of `/path?parameter`. It has no host: a star before the first slash is path, too. */
export function readPointPattern(pattern: string): { readonly path: string; readonly query: string | null } {
  const { scheme, host, path, query } = parseUri(pattern.trim());
  return { path: `${scheme === '' ? '' : `${scheme}://`}${host}${path}`, query };
}

/** Whether a path and its parameters fit `/path?parameter`. Parameters that the pattern doesn't name are let through. */
export function fitsPoint(
  { path, parameters }: Pick<Target, 'path' | 'parameters'>,
  pattern: string,
): { readonly fits: false } | { readonly fits: true; readonly dependsOn: Undocumented | null } {
  const wanted = readPointPattern(pattern);
  if (!fitsWildcard(path, wanted.path)) return { fits: false };
  if (wanted.query === null) return { fits: true, dependsOn: null };
  const wantedParameters = queryToParameters(wanted.query).map(formatParameter);
  const fits = (parameter: string, one: string) =>
    fitsWildcard(parameter, one) || (!one.includes('=') && fitsWildcard(parameter.split('=')[0] ?? '', one));
  if (!wantedParameters.every((one) => parameters.some((parameter) => fits(parameter, one)))) return { fits: false };
  const isSame =
    parameters.length === wantedParameters.length &&
    wantedParameters.every((one, index) => fitsWildcard(parameters[index] ?? '', one));
  return { fits: true, dependsOn: isSame ? null : 'parameters' };
}

/** MXO's pages don't say whether a regular expression must take all of the path, so a match of a part is marked. */
function isWhole({ path, text }: Target, pattern: string): Undocumented | null {
  const whole = readPattern(`^(?:${pattern})$`);
  return whole.ok && (whole.matches(text) || whole.matches(path)) ? null : 'whole-expression';
}
