import { findTokens } from '#app/event/tokens.ts';
import { normalName, readWanted, type Variable } from '#app/event/variables.ts';
import type { NotTaken } from './found.ts';

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
