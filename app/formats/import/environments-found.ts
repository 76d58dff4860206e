import { nameOfServer, normalServerName, parseEndpoint } from '#app/environments/endpoint.ts';
import { blankEnvironment } from '#app/environments/environment.ts';
import type { BodyOptions } from '#app/event/body.ts';
import type { Variable } from '#app/event/variables.ts';
import { formatNumber } from '#app/quantity.ts';
import { describeForm, isSameForm } from './body-form.ts';
import { fillVariables } from './fill-variables.ts';
import { isVariable, openInOne, openNamesIn, type Place, type Setting, settingsFor } from './filled-places.ts';
import { type Found, type ImportedEnvironment, isUsedWith, type NotTaken } from './found.ts';
import { type GuessedPlace, guessPlace } from './guess-place.ts';

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
export function environmentsOf(places: readonly Place[], found: Found): Environments {
  const isOpen = ({ server, siteKey, openUrl }: Place) =>
    openUrl !== undefined || isVariable(server) || isVariable(siteKey);
  const settings = settingsFor(places.filter(isOpen), found);
  const guessed = new Map<Setting, GuessedPlace>();
  const named = settings.flatMap((one): readonly Group[] => {
    const { setting, filled } = one;
    const own = fillVariables(setting.variables, found.variables);
    const inside = filled.flatMap(({ to }) => to);
    const known = byServer(inside.filter(({ server }) => !isVariable(server)));
    const guess = guessPlace(setting.name, own);
    const siteKeys = siteKeysOf(inside);
    const alone = {
      server: guess.server,
      siteKeys: siteKeys.length > 0 ? siteKeys : guess.siteKeys,
      forms: formsOf(inside),
    };
    if (known.length === 0) guessed.set(one, guess);
    // Without a name, a server, site keys and variables it would be of no use.
    const isEmpty = setting.name === '' && alone.server === '' && alone.siteKeys.length === 0 && own.length === 0;
    const groups = known.length > 0 ? known : isEmpty ? [] : [alone];
    return groups.map((group) => ({
      ...group,
      name: nameOf(setting.name, group, groups.length),
      variables: own,
      ...(setting.workspace !== undefined && { workspace: setting.workspace }),
    }));
  });
  const fixed = places.filter((place) => !isOpen(place));
  const groups = withFixed(named, fixed);
  const all = [...places, ...settings.flatMap(({ filled }) => filled.flatMap(({ to }) => to))];
  const openNames = openNamesIn(settings);
  const isSignedIn = all.some((place) => place.hasSignIn === true);
  return {
    environments: groups.map(toImported),
    notTaken: [
      ...[...guessed.values()].flatMap(({ notes }) => notes),
      ...settings.filter((one) => !guessed.get(one)?.server).flatMap((one) => openInOne(one, openNames)),
      ...groups.flatMap(otherForms),
      ...(isSignedIn ? [signInNote] : []),
    ],
    openNames,
  };
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
  readonly workspace?: string;
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

/**
 * Environments of the other tool with what was sent to the same servers without their variables, and one for each of the
 * other servers. Those of the same workspace go first, but one server makes no second environment for another workspace.
 */
function withFixed(named: readonly Group[], fixed: readonly Place[]): readonly Group[] {
  const groupsOf = (place: Place) => {
    const same = named.filter(({ server }) => server === normalServerName(place.server));
    const own = same.filter((group) => isUsedWith(group, place));
    return own.length > 0 ? own : same;
  };
  const placed = fixed.map((place) => ({ place, groups: groupsOf(place) }));
  const filled = named.map((group) => {
    const same = placed.filter(({ groups }) => groups.includes(group)).map(({ place }) => place);
    return {
      ...group,
      siteKeys: [...new Set([...group.siteKeys, ...siteKeysOf(same)])],
      forms: [...group.forms, ...formsOf(same)],
    };
  });
  return [...filled, ...byServer(placed.filter(({ groups }) => groups.length === 0).map(({ place }) => place))];
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
