import { parseUri } from '#app/event/uri.ts';
import { compareTexts } from '#app/text/compare-texts.ts';
import { createNamer, uniqueName } from '#app/text/unique-name.ts';
import { findPoints } from '#app/touchpoints/interaction-points.ts';
import { matchUri } from '#app/touchpoints/match-uri.ts';
import { namesake } from '#app/touchpoints/merge-touchpoints.ts';
import { type Touchpoint, type TouchpointMap, touchpointName } from '#app/touchpoints/touchpoint.ts';
import { readTouchpoints } from './read-touchpoints.ts';
import { writeTouchpoints } from './write-touchpoints.ts';

type Learning = {
  /** Of events that had an effect in MXO. */
  readonly uris: readonly string[];
  readonly map: TouchpointMap;
  readonly newId: () => string;
};

export type Learned =
  | { readonly kind: 'learned'; readonly text: string }
  /** They have nothing that isn’t in the map, or in what is pasted. */
  | { readonly kind: 'known' }
  /** Parts of the text can't be read, and would be lost. */
  | { readonly kind: 'unread' };

/** A pasted map as a table, with rows for what else the URIs say. Those of a Touchpoint of the map have all that it has. */
export function learnInto(text: string, { uris, map, newId }: Learning): Learned {
  const reading = text.trim() === '' ? { touchpoints: [], unread: [] } : readTouchpoints(text);
  if (reading.unread.length > 0) return { kind: 'unread' };
  const pasted = reading.touchpoints.map((one) => ({ ...one, id: newId() }));
  const kept = map.filter((own) => namesake(pasted, own) === undefined);
  const learned = learnTouchpoints({ uris, map: [...pasted, ...kept], newId });
  if (learned.length === 0) return { kind: 'known' };
  const byId = new Map(learned.map((one) => [one.id, one]));
  const pastedIds = new Set(pasted.map(({ id }) => id));
  const all = [...pasted.map((one) => byId.get(one.id) ?? one), ...learned.filter(({ id }) => !pastedIds.has(id))];
  return { kind: 'learned', text: writeTouchpoints(all) };
}

type Found = { readonly touchpoint: Touchpoint; readonly isNew: boolean; readonly paths: Set<string> };

/**
 * The Touchpoints that have more to them by these URIs: the one of the map that takes a URI, or else a new one for its scheme
 * and host, with an Interaction Point for each path that none takes. Which parameters MXO looks at, or captures, doesn't show:
 * the person adds that. Where several take a URI, it doesn't show either which one it belongs to.
 */
export function learnTouchpoints({ uris, map, newId }: Learning): readonly Touchpoint[] {
  const places = new Map<string, Found | null>();
  const give = createNamer(map.map(touchpointName));
  const findPlace = (place: string): Found | null => {
    const match = matchUri(map, place);
    if (match.kind === 'tie') return null;
    if (match.kind === 'found') return { touchpoint: match.touchpoint, isNew: false, paths: new Set() };
    const touchpoint = { id: newId(), name: give(place), pattern: place, interactionPoints: [], capturePoints: [] };
    return { touchpoint, isNew: true, paths: new Set() };
  };
  for (const uri of new Set(uris)) {
    const { scheme, host, path } = parseUri(uri);
    if (scheme === '' || host === '' || /[\t\r\n"]/.test(uri)) continue;
    const place = `${scheme}://${host}`;
    const found = places.get(place) ?? findPlace(place);
    places.set(place, found);
    if (found === null || path === '') continue;
    if (findPoints(uri, found.touchpoint.interactionPoints).matched.length === 0) found.paths.add(path);
  }
  return together([...places.values()].filter((one) => one !== null))
    .filter(({ isNew, paths }) => isNew || paths.size > 0)
    .map(({ touchpoint, paths }) => withPaths(touchpoint, paths))
    .toSorted((one, other) => compareTexts(one.pattern, other.pattern));
}

/** Several hosts can belong to one Touchpoint with a wildcard. */
function together(all: readonly Found[]): readonly Found[] {
  const byId = new Map<string, Found>();
  for (const one of all) {
    const own = byId.get(one.touchpoint.id);
    byId.set(one.touchpoint.id, own === undefined ? one : { ...own, paths: new Set([...own.paths, ...one.paths]) });
  }
  return [...byId.values()];
}

function withPaths(touchpoint: Touchpoint, paths: ReadonlySet<string>): Touchpoint {
  const interactionPoints = [...touchpoint.interactionPoints];
  for (const path of [...paths].toSorted()) {
    // Capture points go by the name, so that it must be of no other one.
    const name = uniqueName(
      path,
      interactionPoints.map((point) => point.name),
    );
    interactionPoints.push({ name, pattern: path, isRegularExpression: false });
  }
  return { ...touchpoint, interactionPoints };
}
