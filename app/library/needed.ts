import { type Environment, practiceId } from '#app/environments/environment.ts';
import { tokensOf } from '#app/event/draft-texts.ts';
import { findTokens } from '#app/event/tokens.ts';
import { namesOf, normalName, readWanted, type Variable, valuesByName } from '#app/event/variables.ts';
import type { Workspace } from './workspace.ts';

/** What variables have their values from. */
export type Known = { readonly variables: readonly Variable[]; readonly environments: readonly Environment[] };

/** What some of the library needs, to be the same elsewhere: each variable that it names, or that such a value names. */
export function neededFor(chosen: Workspace, { variables, environments }: Known): Known {
  const names = new Set(namesIn(chosen));
  const all = [...variables, ...environments.flatMap((one) => one.variables)];
  for (let count = -1; count !== names.size; ) {
    count = names.size;
    for (const { name, value } of all)
      if (names.has(normalName(name))) for (const { inner } of findTokens(value)) names.add(inner);
  }
  const isNeeded = ({ name }: Variable) => names.has(normalName(name));
  return {
    variables: variables.filter(isNeeded),
    environments: environments.filter((one) => one.id !== practiceId && one.variables.some(isNeeded)),
  };
}

/** A variable whose value does not go into a file, and why, in words. */
export type LeftVariable = { readonly name: string; readonly why: string };

/** The variables that some of the library names and that its file has no value for, or another one. */
export function leftVariables(chosen: Workspace, file: Known, here: Known): readonly LeftVariable[] {
  const inFile = namesOf([...file.variables, ...file.environments.flatMap((one) => one.variables)]);
  const values = valuesByName(file.variables);
  const ids = new Set(file.environments.map(({ id }) => id));
  const others = here.environments.filter(({ id }) => !ids.has(id));
  return [...namesIn(chosen)].flatMap((name): readonly LeftVariable[] => {
    if (readWanted(name).kind !== 'variable') return [];
    const owners = others.filter((one) => {
      const value = valuesByName(one.variables).get(name);
      return value !== undefined && value !== values.get(name);
    });
    if (owners.length > 0) return [{ name, why: whyLeft(owners, inFile.has(name)) }];
    return inFile.has(name) ? [] : [{ name, why: 'It has no value here either.' }];
  });
}

function whyLeft(owners: readonly Environment[], isInFile: boolean): string {
  const names = owners.map((one) => one.name).join(', ');
  return `${isInFile ? 'It has another value in' : 'Its value is in'} ${names}. Select Environments to include it.`;
}

function namesIn({ requests, templates, storyboards }: Workspace): ReadonlySet<string> {
  const all = [...requests.map(({ draft }) => draft), ...templates, ...storyboards];
  return new Set(all.flatMap((one) => [...tokensOf(one)]));
}
