import { type Draft, rowsInUse } from '#app/event/draft.ts';
import { queryToParameters } from '#app/event/uri.ts';
import { decodePercent } from '#app/text/percent.ts';
import { fitsWildcard } from '#app/text/wildcard.ts';
import { readPointPattern } from './interaction-points.ts';
import type { UriMatch } from './match-uri.ts';

/** The names in an event that no capture point of its Touchpoint and Interaction Points has. */
export type NotCaptured = { readonly properties: readonly string[]; readonly parameters: readonly string[] };

const nothing: NotCaptured = { properties: [], parameters: [] };

/**
 * What of an event is captured nowhere. MXO captures a property only where the API name of a capture point equals its
 * name. A Touchpoint without capture points says nothing: a person may not have written them down. A parameter that an
 * Interaction Point asks for, and `tid`, which links a customer across Touchpoints, have a use of their own.
 */
export function findNotCaptured(match: UriMatch, { properties, parameters }: Draft): NotCaptured {
  if (match.kind !== 'found' || match.touchpoint.capturePoints.length === 0) return nothing;
  const { matched } = match.points;
  const points = new Set(matched.map(({ point }) => point.name));
  const names = new Set(
    match.touchpoint.capturePoints.flatMap(({ apiName, interactionPoint }) =>
      interactionPoint === '' || points.has(interactionPoint) ? [apiName.trim()] : [],
    ),
  );
  const queries = matched.flatMap(({ point }) =>
    point.isRegularExpression ? [] : [readPointPattern(point.pattern).query ?? ''],
  );
  const asked = queries.flatMap((query) => queryToParameters(query).map(({ name }) => name));
  const left = (rows: Draft['properties'], isUsed: (name: string) => boolean) => [
    ...new Set(
      rowsInUse(rows)
        .map(({ name }) => name)
        .filter((name) => name !== '' && !isUsed(name)),
    ),
  ];
  return {
    properties: left(properties, (name) => names.has(name)),
    parameters: left(
      parameters.map(({ enabled, name, value }) => ({ enabled, name: decodePercent(name), value })),
      (name) => name === 'tid' || names.has(name) || asked.some((one) => fitsWildcard(name, one)),
    ),
  };
}
