import { findTokens } from '#app/event/tokens.ts';
import { namesOf, normalName, readWanted, type Variable, valuesByName } from '#app/event/variables.ts';
import type { Found, NotTaken } from './found.ts';
import { setByEach } from './join-found.ts';

/** Of variables within variables within variables, how many are followed. */
const deepest = 20;

/**
 * A text with the values of variables in the place of their names, those within values too. A name without a value stays,
 * and so does one that leads back to itself.
 */
export function fillIn(text: string, variables: readonly Variable[], depth = 0): string {
  if (depth > deepest) return text;
  return findTokens(text).reduceRight((filled, { from, to, inner }) => {
    // The last of two wins, as when an event is sent.
    const value = variables.findLast(({ name }) => normalName(name) === inner)?.value;
    if (value === undefined) return filled;
    const others = variables.filter(({ name }) => normalName(name) !== inner);
    return filled.slice(0, from) + fillIn(value, others, depth + 1) + filled.slice(to);
  }, text);
}

/** Variables with the values of others put into theirs, as an event is filled in once only. Their own names are trimmed. */
export function fillVariables(variables: readonly Variable[], others: readonly Variable[] = []): readonly Variable[] {
  const all = [...others, ...variables];
  return variables.map(({ name, value }) => {
    const rest = all.filter((one) => normalName(one.name) !== normalName(name));
    return { name: normalName(name), value: fillIn(value, rest) };
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
  const filled = built.map((one) => fillVariables([one], variables)[0]?.value ?? '');
  const own = environments.map((environment) => {
    const names = namesOf(environment.variables);
    const values = [...variables, ...environment.variables];
    const added = built.filter(
      (one, index) => !names.has(one.name) && fillVariables([one], values)[0]?.value !== filled[index],
    );
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
