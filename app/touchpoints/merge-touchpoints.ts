import { createNamer } from '#app/text/unique-name.ts';
import { type Touchpoint, type TouchpointMap, touchpointName } from './touchpoint.ts';

type Merging = {
  /** What comes of one that has the name of another: it takes its place, or both are kept. */
  readonly sameName: 'replace' | 'both';
  readonly newId: () => string;
};

/**
 * A map with more Touchpoints in it. They go by their names: an id says nothing to a person who pastes or imports. Of several
 * that come under one name, none takes the place of another.
 */
export function mergeTouchpoints(
  map: TouchpointMap,
  coming: readonly Touchpoint[],
  { sameName, newId }: Merging,
): TouchpointMap {
  const merged = [...map];
  const give = createNamer(map.map(touchpointName));
  for (const one of coming) {
    const name = touchpointName(one);
    const at = merged.findIndex((other) => touchpointName(other) === name);
    const own = merged[at];
    if (own !== undefined && sameName === 'replace' && map.includes(own)) merged[at] = { ...one, id: own.id };
    else {
      const id = merged.some((other) => other.id === one.id) ? newId() : one.id;
      const free = give(name);
      merged.push({ ...one, id, name: own === undefined ? one.name : free });
    }
  }
  return merged;
}

/** How many Touchpoints of a map others would take the place of. */
export function countReplaced(map: TouchpointMap, coming: readonly Touchpoint[]): number {
  return map.filter((own) => namesake(coming, own) !== undefined).length;
}

/** The Touchpoint of a map that has the name of another. */
export function namesake(map: TouchpointMap, one: Pick<Touchpoint, 'name' | 'pattern'>): Touchpoint | undefined {
  return map.find((other) => touchpointName(other) === touchpointName(one));
}
