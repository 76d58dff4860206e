import { isSame } from '#app/is-same.ts';
import { namesake } from '#app/touchpoints/merge-touchpoints.ts';
import { type Touchpoint, type TouchpointMap, touchpointName } from '#app/touchpoints/touchpoint.ts';
import type { NotTaken } from './found.ts';
import type { Choice } from './what-comes.ts';

/** What of the Touchpoints of a file is taken. They go by their names; one that is here as it is comes only once. */
export function whatComesOfTouchpoints(
  map: TouchpointMap,
  given: readonly Touchpoint[],
  choice: Choice,
): { readonly touchpoints: readonly Touchpoint[]; readonly notTaken: readonly NotTaken[] } {
  const isSameHere = (one: Touchpoint) => {
    const own = namesake(map, one);
    return own !== undefined && isSame({ ...own, id: '' }, { ...one, id: '' });
  };
  const changes = given.filter((one) => !isSameHere(one));
  if (choice !== 'mine') return { touchpoints: changes, notTaken: [] };
  const isNew = (one: Touchpoint) => namesake(map, one) === undefined;
  return {
    touchpoints: changes.filter(isNew),
    notTaken: changes.filter((one) => !isNew(one)).map(otherTouchpointNote),
  };
}

function otherTouchpointNote(one: Touchpoint): NotTaken {
  const why = 'Your Touchpoint map has one with this name that is different. Yours was kept.';
  return { what: `The Touchpoint ${touchpointName(one)}`, why };
}
