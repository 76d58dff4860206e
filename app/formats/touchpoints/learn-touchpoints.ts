import { parseUri } from '#app/event/uri.ts';
import { compareTexts } from '#app/text/compare-texts.ts';

/**
 * The rows of a map, as `readTouchpoints` reads them, that would take these URIs: a Touchpoint for each scheme and host, and
 * an Interaction Point for each path. Which parameters MXO looks at, or captures, doesn't show: the person adds that.
 */
export function learnTouchpoints(uris: readonly string[]): string {
  const paths = new Map<string, Set<string>>();
  for (const uri of uris) {
    const { scheme, host, path } = parseUri(uri);
    if (scheme === '' || host === '' || /[\t\r\n"]/.test(uri)) continue;
    const place = `${scheme}://${host}`;
    const own = paths.get(place) ?? new Set();
    paths.set(place, path === '' ? own : own.add(path));
  }
  return [...paths]
    .toSorted(([one], [other]) => compareTexts(one, other))
    .flatMap(([place, own]) => {
      const points = [...own].toSorted().map((path) => [place, place, path, path].join('\t'));
      return points.length === 0 ? [[place, place].join('\t')] : points;
    })
    .join('\n');
}
