import { type Environment, practiceId } from '#app/environments/environment.ts';
import type { Selection } from '#app/environments/selection.ts';
import { isSamePlace, type Place, placeOf } from '#app/exchange/tid-rule.ts';

type Chosen = { readonly environments: readonly Environment[]; readonly selection: Selection };

/** The environment in use. */
export function environmentInUse({ environments, selection }: Chosen): Environment {
  const chosen = environments.find(({ id }) => id === selection.environmentId) ?? environments[0];
  if (chosen === undefined) throw new Error('Practice is always there.');
  return chosen;
}

/** The selection with an environment's first site key, or the one of it that is selected already. */
export function selectEnvironment(environment: Environment, siteKey: string): Selection {
  const known = environment.siteKeys.some((candidate) => candidate.siteKey === siteKey);
  return { environmentId: environment.id, siteKey: known ? siteKey : (environment.siteKeys[0]?.siteKey ?? '') };
}

/** The same selection while it still exists; else the environment's first site key, or Practice. */
export function settle(selection: Selection, environments: readonly Environment[]): Selection {
  const environment =
    environments.find(({ id }) => id === selection.environmentId) ?? environments.find(({ id }) => id === practiceId);
  if (environment === undefined) return selection;
  const settled = selectEnvironment(environment, selection.siteKey);
  return settled.environmentId === selection.environmentId && settled.siteKey === selection.siteKey
    ? selection
    : settled;
}

/**
 * The environment and site key that send to a place; null when none does.
 * @param preferredId the environment to take where several send there; else one that asks before sending is taken
 */
export function findPlace(
  environments: readonly Environment[],
  place: Place,
  preferredId: string | null = null,
): Selection | null {
  const { siteKey } = place;
  const sendThere = environments.filter(
    (one) => isSamePlace(placeOf(one, siteKey), place) && one.siteKeys.some((known) => known.siteKey === siteKey),
  );
  const found = preferEnvironment(sendThere, preferredId);
  return found === undefined ? null : { environmentId: found.id, siteKey };
}

/** The environment to take of several: the preferred one, or else one that asks before sending. */
export function preferEnvironment(
  several: readonly Environment[],
  preferredId: string | null,
): Environment | undefined {
  return (
    several.find(({ id }) => id === preferredId) ??
    several.find(({ askBeforeSending }) => askBeforeSending) ??
    several[0]
  );
}

/** The place to offer beside another one: that of last time if it is still there, or else another environment or site key. */
export function otherPlaceThan(
  first: Selection,
  environments: readonly Environment[],
  lastTime: Selection | null,
): Selection {
  const isSame = (one: Selection, other: Selection) =>
    one.environmentId === other.environmentId && one.siteKey === other.siteKey;
  const others = environments
    .flatMap(({ id, siteKeys }) => siteKeys.map(({ siteKey }): Selection => ({ environmentId: id, siteKey })))
    .filter((place) => !isSame(place, first));
  return (
    others.find((place) => lastTime !== null && isSame(place, lastTime)) ??
    others.find(({ environmentId }) => environmentId !== first.environmentId) ??
    others[0] ??
    first
  );
}
