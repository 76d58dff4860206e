import { nameOfServer, normalServerName, parseEndpoint } from '#app/environments/endpoint.ts';
import { blankEnvironment } from '#app/environments/environment.ts';
import type { BodyOptions } from '#app/event/body.ts';
import { findTokens } from '#app/event/tokens.ts';
import type { Variable } from '#app/event/variables.ts';
import { formatNumber } from '#app/quantity.ts';
import { describeForm, isSameForm } from './body-form.ts';
import { fillIn, fillVariables } from './fill-variables.ts';
import type { Found, FoundVariables, ImportedEnvironment, NotTaken } from './found.ts';
import { guessPlace } from './guess-place.ts';
import { type HttpEvent, placeOfUrl } from './http-event.ts';
import { hasSignIn, withoutSignIn } from './sign-in.ts';

type Place = Pick<HttpEvent, 'server' | 'siteKey' | 'openUrl' | 'hasSignIn' | 'form'>;
type Environments = {
  readonly environments: readonly ImportedEnvironment[];
  readonly notTaken: readonly NotTaken[];
  /** The variables of servers and site keys that have no value with any of the environments. */
  readonly openNames: readonly string[];
};

/**
 * One environment for each server that events went to, and for each environment of the other tool. One of those that says
 * what several servers are makes one for each.
 */
export function environmentsOf(places: readonly Place[], { environments, variables }: Found): Environments {
  const isOpen = ({ server, siteKey, openUrl }: Place) =>
    openUrl !== undefined || isVariable(server) || isVariable(siteKey);
  const open = places.filter(isOpen);
  const settings: readonly FoundVariables[] =
    environments.length > 0 || open.length === 0 ? environments : [{ name: '', variables: [] }];
  const fixed = byServer(places.filter((place) => !isOpen(place)));
  const guessed: NotTaken[] = [];
  const leftOpen: (readonly string[])[] = [];
  const signedIn = places.filter((place) => place.hasSignIn === true);
  const named = settings.flatMap((setting): readonly Group[] => {
    const values = [...variables, ...setting.variables];
    const filled = open.flatMap((place) => fillPlace(place, values));
    leftOpen.push(filled.flatMap(namesIn));
    signedIn.push(...filled.filter((place) => place.hasSignIn === true));
    const own = fillVariables(setting.variables, variables);
    const known = byServer(filled.filter(({ server }) => !isVariable(server)));
    const guess = guessPlace(setting.name, own);
    const siteKeys = siteKeysOf(filled);
    const alone = {
      server: guess.server,
      siteKeys: siteKeys.length > 0 ? siteKeys : guess.siteKeys,
      forms: formsOf(filled),
    };
    if (known.length === 0) guessed.push(...guess.notes);
    // Without a name, a server, site keys and variables it would be of no use.
    const isEmpty = setting.name === '' && alone.server === '' && alone.siteKeys.length === 0 && own.length === 0;
    const groups = known.length > 0 ? known : isEmpty ? [] : [alone];
    return groups.map((group) => ({ ...group, name: nameOf(setting.name, group, groups.length), variables: own }));
  });
  const groups = [...named, ...fixed.filter(({ server }) => !named.some((one) => one.server === server))].map((one) =>
    withKeysOf(one, fixed),
  );
  const [first = [], ...others] = leftOpen;
  return {
    environments: groups.map(toImported),
    notTaken: [...guessed, ...groups.flatMap(otherForms), ...(signedIn.length > 0 ? [signInNote] : [])],
    openNames: [...new Set(first)].filter((name) => others.every((names) => names.includes(name))),
  };
}

/** A place with the values of variables; none where its address is another one with them. */
function fillPlace(place: Place, values: readonly Variable[]): readonly Place[] {
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

const signInNote: NotTaken = {
  what: 'The user name and password in the address',
  why: 'This API doesn’t use passwords.',
};

type Group = {
  readonly server: string;
  readonly siteKeys: readonly string[];
  readonly forms: readonly BodyOptions[];
  readonly name?: string;
  readonly variables?: readonly Variable[];
};

/** The places by server, which may be written in several ways. */
function byServer(places: readonly Place[]): readonly Group[] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const server = normalServerName(place.server);
    const group = groups.get(server);
    if (group === undefined) groups.set(server, [place]);
    else group.push(place);
  }
  return [...groups].map(([server, inside]) => ({ server, siteKeys: siteKeysOf(inside), forms: formsOf(inside) }));
}

function siteKeysOf(places: readonly Place[]): readonly string[] {
  return [...new Set(places.map(({ siteKey }) => siteKey).filter((siteKey) => !isVariable(siteKey)))];
}

function formsOf(places: readonly Place[]): readonly BodyOptions[] {
  return places.flatMap(({ form }) => form ?? []);
}

/** A group of the other tool's environment, with what was sent to the same server without its variables. */
function withKeysOf(group: Group, fixed: readonly Group[]): Group {
  const same = fixed.find(({ server }) => server === group.server && group.variables !== undefined);
  if (same === undefined) return group;
  return {
    ...group,
    siteKeys: [...new Set([...group.siteKeys, ...same.siteKeys])],
    forms: [...group.forms, ...same.forms],
  };
}

function nameOf(name: string, { server }: Pick<Group, 'server'>, groups: number): string {
  if (name === '' || groups === 1) return name;
  const reading = parseEndpoint(server);
  return `${name}, ${reading.ok ? reading.endpoint.host : server}`;
}

function toImported({ server, siteKeys, forms, name, variables = [] }: Group): ImportedEnvironment {
  const form = usualForm(forms);
  return { ...toEnvironment(server, siteKeys, variables), ...(name ? { name } : {}), ...form, form };
}

/** The form that most bodies have. */
function usualForm(forms: readonly BodyOptions[]): BodyOptions | null {
  const counts = forms.map((form) => ({ form, count: forms.filter((other) => isSameForm(form, other)).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.form ?? null;
}

function otherForms({ server, forms }: Group): readonly NotTaken[] {
  const usual = usualForm(forms);
  const others = forms.filter((form) => usual !== null && !isSameForm(form, usual));
  const [other] = others;
  if (usual === null || other === undefined) return [];
  return [
    {
      what: `The body form of ${others.length === 1 ? 'one body' : `${formatNumber(others.length)} bodies`} for ${server}`,
      why: `It has ${describeForm(other)}. An environment has one body form, and most bodies have ${describeForm(usual)}.`,
    },
  ];
}

export function toEnvironment(
  server: string,
  siteKeys: readonly string[],
  variables: readonly Variable[],
): ImportedEnvironment {
  const reading = parseEndpoint(server);
  const { id: _, ...blank } = blankEnvironment('');
  return {
    ...blank,
    name: reading.ok ? nameOfServer(reading.endpoint.serverName) : 'Imported',
    serverName: reading.ok ? reading.endpoint.serverName : server,
    siteKeys: siteKeys.map((siteKey) => ({ siteKey, label: '' })),
    variables,
    form: null,
  };
}

function namesIn({ server, siteKey }: Place): readonly string[] {
  return [server, siteKey].flatMap((text) => findTokens(text).map(({ inner }) => inner));
}

function isVariable(text: string): boolean {
  return findTokens(text).length > 0;
}
