import { findTokens, tokensFor } from '#app/event/tokens.ts';
import { namesOf, type Variable, valuesByName } from '#app/event/variables.ts';
import { fillIn } from './fill-variables.ts';
import { type Found, type FoundVariables, isUsedWith, type NotTaken } from './found.ts';
import { type HttpEvent, placeOfUrl } from './http-event.ts';
import { hasSignIn, withoutSignIn } from './sign-in.ts';

/** Where a request was sent, as written. */
export type Place = Pick<HttpEvent, 'server' | 'siteKey' | 'openUrl' | 'hasSignIn' | 'form' | 'workspace'>;

/** An environment of the other tool, and the places of the requests for it, each with its values. */
export type Setting = {
  readonly setting: FoundVariables;
  readonly filled: readonly { readonly from: Place; readonly to: readonly Place[] }[];
};

/** The places that no environment is for have the values of the collections alone. */
export function settingsFor(open: readonly Place[], { environments, variables }: Found): readonly Setting[] {
  const fill = (setting: FoundVariables, places: readonly Place[]): Setting => {
    const values = [...variables, ...setting.variables];
    return { setting, filled: places.map((from) => ({ from, to: fillPlace(from, values) })) };
  };
  const own = environments.map((one) => {
    const places = open.filter((place) => isUsedWith(one, place));
    return fill(one, places);
  });
  const others = open.filter((place) => !environments.some((one) => isUsedWith(one, place)));
  return others.length === 0 ? own : [...own, fill({ name: '', variables: [] }, others)];
}

/** The variables of a place that have no value with any of its environments. */
export function openNamesIn(settings: readonly Setting[]): readonly string[] {
  const open = new Map<Place, readonly string[]>();
  for (const { from, to } of settings.flatMap(({ filled }) => filled)) {
    const names = to.flatMap(namesIn);
    open.set(from, open.get(from)?.filter((name) => names.includes(name)) ?? names);
  }
  return [...new Set([...open.values()].flat())];
}

/**
 * Names the variables of addresses that have a value with other environments, and none with this one. One that sets none of
 * those in the addresses, not even to an empty value, is for another API.
 */
export function openInOne({ setting, filled }: Setting, openNames: readonly string[]): readonly NotTaken[] {
  const names = new Set(filled.flatMap(({ to }) => to.flatMap(namesIn)).filter((name) => !openNames.includes(name)));
  const own = namesOf(setting.variables);
  const isMeant = filled.some(({ from, to }) =>
    [...writtenIn(from), ...to.flatMap(namesIn)].some((name) => own.has(name)),
  );
  if (names.size === 0 || !isMeant) return [];
  return [
    {
      what: `${tokensFor([...names])} in the environment ${setting.name}`,
      why: 'No value is set there. Add the server and the site key in Manage environments.',
    },
  ];
}

/** A place with the values of variables; none where its address is another one with them. */
function fillPlace(place: Place, values: readonly Variable[]): readonly Place[] {
  const filled = fillOnce(place, values);
  if (filled.every(({ server, siteKey }) => server.replace(/^https?:\/\//i, '') !== '' && siteKey !== ''))
    return filled;
  // A server or a site key that is empty is none: the name of its variable says what to fill in.
  const known = Array.from(valuesByName(values), ([name, value]) => ({ name, value }));
  return fillOnce(
    place,
    known.filter(({ value }) => value !== ''),
  );
}

function fillOnce(place: Place, values: readonly Variable[]): readonly Place[] {
  const { server, siteKey, openUrl } = place;
  if (openUrl === undefined) {
    const filled = fillIn(server, values);
    const isSignedIn = place.hasSignIn === true || hasSignIn(filled);
    return [{ ...place, server: withoutSignIn(filled), siteKey: fillIn(siteKey, values), hasSignIn: isSignedIn }];
  }
  const url = fillIn(openUrl, values);
  const filled = placeOfUrl(url);
  if (filled !== null) return [{ ...place, ...filled }];
  return isVariable(url) ? [{ ...place, server: url, siteKey: url }] : [];
}

function namesIn({ server, siteKey }: Place): readonly string[] {
  return tokensIn([server, siteKey]);
}

/** The variables of an address as it was written. */
function writtenIn({ server, siteKey, openUrl }: Place): readonly string[] {
  return tokensIn(openUrl === undefined ? [server, siteKey] : [openUrl]);
}

function tokensIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => findTokens(text).map(({ inner }) => inner));
}

/** Whether a text says something only with the values of variables. */
export function isVariable(text: string): boolean {
  return findTokens(text).length > 0;
}
