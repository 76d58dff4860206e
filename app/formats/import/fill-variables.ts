import { findTokens, mapTokens } from '#app/event/tokens.ts';
import { namesOf, normalName, readWanted, type Variable, valuesByName } from '#app/event/variables.ts';
import type { Found, NotTaken } from './found.ts';
import { setByEach } from './join-found.ts';

/** Of variables within variables within variables, how many are followed. */
const deepest = 20;

/**
 * A text with the values of variables in the place of their names, those within values too. A name without a value stays,
 * and so does one that leads back to itself.
 */
export function fillIn(text: string, variables: readonly Variable[]): string {
  return fillFrom(text, valuesByName(variables), []);
}

/** @param above the names whose values the text is in */
function fillFrom(text: string, values: ReadonlyMap<string, string>, above: readonly string[]): string {
  if (above.length > deepest) return text;
  return mapTokens(text, (token, inner) => {
    const value = above.includes(inner) ? undefined : values.get(inner);
    return value === undefined ? token : fillFrom(value, values, [...above, inner]);
  });
}

/** Variables with the values of others put into theirs, as an event is filled in once only. Their own names are trimmed. */
export function fillVariables(variables: readonly Variable[], others: readonly Variable[] = []): readonly Variable[] {
  const values = valuesByName([...others, ...variables]);
  return variables.map((one) => {
    const name = normalName(one.name);
    return { name, value: fillFrom(one.value, values, [name]) };
  });
}

type Settings = Pick<Found, 'environments' | 'variables'>;

/**
 * The same environments with those variables of the collections whose values depend on theirs: `{{host}}/offer` is another
 * address in each. One that has no value without them is in the environments only.
 */
export function withBuilt({ environments, variables }: Settings): Settings {
  const built = [...valuesByName(variables)]
    .map(([name, value]) => ({ name, value }))
    .filter(({ value }) => findTokens(value).length > 0);
  const fillBuilt = (others: readonly Variable[]) => {
    const values = valuesByName(others);
    return built.map(({ name, value }) => fillFrom(value, values, [name]));
  };
  const filled = fillBuilt(variables);
  const own = environments.map((environment) => {
    const names = namesOf(environment.variables);
    const filledHere = fillBuilt([...variables, ...environment.variables]);
    const added = built.filter((one, index) => !names.has(one.name) && filledHere[index] !== filled[index]);
    return { ...environment, variables: [...added, ...environment.variables] };
  });
  const isSet = setByEach(own);
  const open = namesOf(built.filter((one, index) => isSet(one) && findTokens(filled[index] ?? '').length > 0));
  return { environments: own, variables: variables.filter(({ name }) => !open.has(normalName(name))) };
}

/** The variables whose values still name others: these are sent as letters. */
export function unfilled(variables: readonly Variable[]): readonly NotTaken[] {
  return variables.flatMap(({ name, value }) => {
    const names = findTokens(value).map(({ inner }) => inner);
    const [first] = names;
    if (first === undefined) return [];
    const isVariable = readWanted(first).kind === 'variable';
    const why = isVariable
      ? `There is no such variable. The value of “${name}” will be sent as is until you change it.`
      : `Dynamic values don’t work in variables. The value of “${name}” will be sent as is until you change it.`;
    return [{ what: `{{${first}}} in the variable ${name}`, why }];
  });
}
