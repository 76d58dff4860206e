import { createNamer } from '#app/text/unique-name.ts';
import { type Touchpoint, type TouchpointMap, touchpointName } from './touchpoint.ts';

type Merging = {
  /** What comes of one that has the name of another: it takes its place, or both are kept. */
  readonly sameName: 'replace' | 'both';
  readonly newId: () => string;
};

/** A map with more Touchpoints in it. They go by their names: an id says nothing to a person who pastes or imports. */
export function mergeTouchpoints(
  map: TouchpointMap,
  coming: readonly Touchpoint[],
  { sameName, newId }: Merging,
): TouchpointMap {
  const merged = [...map];
  const give = createNamer(map.map(touchpointName));
  for (const one of coming) {
    const at = merged.findIndex((other) => touchpointName(other) === touchpointName(one));
    const own = merged[at];
    if (own !== undefined && sameName === 'replace') merged[at] = { ...one, id: own.id };
    else {
      const id = merged.some((other) => other.id === one.id) ? newId() : one.id;
      merged.push({ ...one, id, name: own === undefined ? one.name : give(touchpointName(one)) });
    }
  }
  return merged;
}

/** The Touchpoint of a map that has the name of another. */
export function namesake(map: TouchpointMap, one: Touchpoint): Touchpoint | undefined {
  return map.find((other) => touchpointName(other) === touchpointName(one));
}
