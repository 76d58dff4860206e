import { renameTokens } from '#app/event/draft-texts.ts';
import { namesOf, normalName, type Variable, valuesByName } from '#app/event/variables.ts';
import type { Found, FoundVariables, NotTaken } from './found.ts';

/**
 * Several findings as one. A variable that has another value in a second collection gets a name of its own there, or the
 * requests of that collection would be sent with the value of the first.
 */
export function joinFound(all: readonly Found[]): Found {
  return joinApart(nameFoundApart(all));
}

/** Several findings, each without the variables of those before it, and with names of its own where the values differ. */
export function nameFoundApart(all: readonly Found[]): readonly Found[] {
  if (all.length === 1) return all;
  const isSet = setByEach(all.flatMap(({ environments }) => environments));
  const variables: Variable[] = [];
  const renamedIn: ReadonlyMap<string, string>[] = [];
  const apart = new Map<Found, Found>();
  for (const found of globalsFirst(all)) {
    const { kept, names } = nameApart(
      variables,
      found.variables.filter((one) => !isSet(one)),
    );
    const { first, others } = firstOnly(variables, found.variables.filter(isSet));
    const added = [...first.map(({ name, value }) => ({ name, value: renameTokens(value, names) })), ...kept];
    variables.push(...added);
    renamedIn.push(names);
    const renamed = found.requests.map((one) => ({
      ...one,
      url: renameTokens(one.url, names),
      body: renameTokens(one.body, names),
    }));
    apart.set(found, {
      ...found,
      requests: names.size === 0 ? found.requests : renamed,
      variables: added,
      notTaken: [...found.notTaken, ...renamedNotes(names, found.requests.length > 0), ...others.map(setNote)],
    });
  }
  return all.map((given): Found => {
    const found = apart.get(given) ?? given;
    return { ...found, environments: found.environments.map((one) => withRenamed(one, renamedIn)) };
  });
}

/** Variables without requests are those of all requests: they keep their names, and a collection’s own get another one. */
function globalsFirst(all: readonly Found[]): readonly Found[] {
  const isOfRequests = ({ requests }: Found) => requests.length > 0;
  return [...all.filter((one) => !isOfRequests(one)), ...all.filter(isOfRequests)];
}

/** The environment with its own value also under the new names of a variable that it sets: it wins there as well. */
export function withRenamed<T extends Pick<FoundVariables, 'variables'>>(
  environment: T,
  renamed: readonly ReadonlyMap<string, string>[],
): T {
  const names = renamed.flatMap((one) => [...one]);
  const values = valuesByName(environment.variables);
  const added = names.flatMap(([name, free]) => {
    const value = values.get(name);
    return value === undefined || values.has(free) ? [] : [{ name: free, value }];
  });
  const distinct = [...new Map(added.map((one) => [one.name, one])).values()];
  return distinct.length === 0 ? environment : { ...environment, variables: [...environment.variables, ...distinct] };
}

/** Tells which variables are set by each of some environments: there, its value wins over that of a collection. */
export function setByEach(environments: readonly Pick<FoundVariables, 'variables'>[]): (one: Variable) => boolean {
  const sets = environments.map(({ variables }) => namesOf(variables));
  return ({ name }) => sets.length > 0 && sets.every((names) => names.has(normalName(name)));
}

/** Those of some variables that are new, and those that have another value already. */
function firstOnly(taken: readonly Variable[], added: readonly Variable[]) {
  const known = valuesByName(taken);
  const distinct = [...valuesByName(added)].map(([name, value]) => ({ name, value }));
  return {
    first: distinct.filter(({ name }) => !known.has(name)),
    others: distinct.filter(({ name, value }) => ![undefined, value].includes(known.get(name))),
  };
}

function setNote({ name }: Variable): NotTaken {
  return {
    what: `The variable ${name}`,
    why: 'Its value isn’t imported, because the environment of this import sets it.',
  };
}

/** One finding of several that are named apart. */
export function joinApart(all: readonly Found[]): Found {
  return {
    requests: all.flatMap((found) => found.requests),
    environments: all.flatMap((found) => found.environments),
    variables: all.flatMap((found) => found.variables),
    notTaken: all.flatMap((found) => found.notTaken),
  };
}

type Apart = {
  /** Those to be added, under the names that they have now. */
  readonly kept: readonly Variable[];
  /** New names by old ones. */
  readonly names: ReadonlyMap<string, string>;
};

/** Gives those of the variables another name whose own name has another value already. */
export function nameApart(taken: readonly Variable[], added: readonly Variable[]): Apart {
  const values = new Map(taken.map(({ name, value }) => [normalName(name), value]));
  const names = new Map<string, string>();
  const kept: Variable[] = [];
  // Of two in one list, the last one wins.
  const distinct = [...new Map(added.map((one) => [normalName(one.name), one])).values()];
  for (const { name, value } of distinct) {
    const plain = normalName(name);
    const known = values.get(plain);
    if (known === value) continue;
    let free = plain;
    for (let number = 2; values.has(free) && values.get(free) !== value; number += 1) free = `${plain}_${number}`;
    if (free !== plain) names.set(plain, free);
    if (!values.has(free)) kept.push({ name: free === plain ? name : free, value });
    values.set(free, value);
  }
  return { kept: kept.map(({ name, value }) => ({ name, value: renameTokens(value, names) })), names };
}

/** Says which variables have another name now, and why. */
export function renamedNotes(names: ReadonlyMap<string, string>, isUsed = true): readonly NotTaken[] {
  const use = isUsed ? 'and its requests use that name' : 'which no request uses';
  return [...names].map(([name, free]) => ({
    what: `The variable ${name}`,
    why: `There’s already one with another value. This one is imported as ${free}, ${use}.`,
    isChanged: true,
  }));
}
