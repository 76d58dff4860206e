import { parseEndpoint } from '#app/environments/endpoint.ts';

/** What an address given as `--server` says besides the server. */
export type ServerAddress =
  | { readonly ok: true; readonly siteKey: string | null; readonly tid: string | null }
  | { readonly ok: false; readonly says: string };

/**
 * Reads a server, or a whole endpoint address with site key and tid. Everything in it is used or refused: nothing that was
 * typed is dropped. Problems with the server itself are reported where it is used.
 */
export function readServerAddress(
  text: string,
  given: { readonly siteKey: string | null; readonly tid: string | null },
): ServerAddress {
  const reading = parseEndpoint(text);
  if (!reading.ok) return { ok: true, siteKey: null, tid: null };
  const { siteKey, tid } = reading.endpoint;
  const rest = leftOver(text);
  if (rest !== null) return no(`--server has “${rest}”, which is not part of an endpoint. Remove it.`);
  if (siteKey !== null && given.siteKey !== null && siteKey !== given.siteKey)
    return no(`--server has the site key ${siteKey}, but --site-key is ${given.siteKey}. Use only one.`);
  if (tid !== null && given.tid !== null && tid !== given.tid)
    return no(`--server has the TID ${tid}, but --tid is ${given.tid}. Use only one.`);
  return { ok: true, siteKey, tid };
}

/** Parts of an address besides server, site key and one tid; null when there are none. */
function leftOver(text: string): string | null {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(text.trim()) ?? [];
  const parts = query.split('&').filter((part) => part !== '');
  const others = parts.filter((part) => !part.startsWith('tid='));
  const [, second] = parts.filter((part) => part.startsWith('tid='));
  return restOfPath(path) ?? others[0] ?? second ?? (fragment === '' ? null : fragment);
}

/**
 * What an endpoint has behind `/one/rt`: the paths of events and pixels, of the tag and of the mobile SDK. It may end before
 * the site key, which is then given by itself.
 */
const endpointPath =
  /^\/(?:track(?:\/[^/]+(?:\/(?:events|pixel)(?=\/|$))?)?|web\/onetag(?:\/[^/]+)?|api(?:\/[^/]+(?:\/interaction(?:\/[^/]+)?)?)?|js\/one-tag\.js)(?=\/|$)/;

/** What a path has behind its endpoint; what it has before is the gateway. */
function restOfPath(path: string): string | null {
  const [, inMxo = ''] = /\/one\/rt(?=\/|$)(.*)$/s.exec(path) ?? [];
  const rest = inMxo
    .replace(endpointPath, '')
    .split('/')
    .filter((part) => part !== '');
  return rest.length === 0 ? null : rest.join('/');
}

function no(says: string): ServerAddress {
  return { ok: false, says };
}
