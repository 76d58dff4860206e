import { type ColumnTarget, type Mapping, placeOfTarget } from './mapping.ts';

const customerNames = ['ck', 'customerkey', 'customer', 'customerid', 'email', 'mail', 'emailaddress'];

/**
 * Where each column most likely goes: into the variable of its name, if the events ask for one; else a column that is
 * called as a customer key or a tid goes there; else it becomes a variable.
 */
export function guessMapping(columns: readonly string[], used: readonly string[]): Mapping {
  const variables = variablesOf(columns, used);
  const isFree = (column: string) => used.every((name) => plain(name) !== plain(column));
  const customerColumn = customerNames
    .map((name) => columns.find((column) => plain(column) === name && isFree(column)))
    .find((column) => column !== undefined);
  return columns.map((column) => ({ column, target: targetOf(column) }));

  function targetOf(column: string): ColumnTarget {
    const variable = variables.get(column);
    if (variable !== undefined) return { kind: 'variable', name: variable };
    if (column === customerColumn) return { kind: 'customer-key' };
    if (plain(column) === 'tid' && isFree(column)) return { kind: 'tid' };
    return ownVariable(column);
  }
}

function ownVariable(column: string): ColumnTarget {
  return column.trim() === '' ? { kind: 'unused' } : { kind: 'variable', name: column };
}

/** The mapping of an earlier run where it has all of these columns; else the guess. */
export function recallMapping(columns: readonly string[], earlier: Mapping, used: readonly string[]): Mapping {
  const targets = new Map(earlier.map(({ column, target }) => [column, target]));
  const guess = guessMapping(columns, used);
  if (columns.length === 0 || !columns.every((column) => targets.has(column))) return guess;
  return guess.map(({ column, target }) => ({ column, target: targets.get(column) ?? target }));
}

type Mapped = { readonly mapping: Mapping; readonly guessedMapping: Mapping };

/**
 * Another guess, with the columns that were put elsewhere than the guess before where they are now. Where one of them is now,
 * the guess puts no other column.
 */
export function keepChanged({ mapping, guessedMapping }: Mapped, guess: Mapping): Mapped {
  const targetIn = (where: Mapping, name: string) => where.find(({ column }) => column === name)?.target;
  const kept = new Map<string, ColumnTarget>();
  for (const { column } of guess) {
    const now = targetIn(mapping, column);
    const isChanged = JSON.stringify(now) !== JSON.stringify(targetIn(guessedMapping, column));
    if (now !== undefined && isChanged) kept.set(column, now);
  }
  const taken = new Set([...kept.values()].filter(({ kind }) => kind !== 'unused').map(placeOfTarget));
  const beside = ({ column, target }: Mapping[number]): Mapping[number] => {
    const others = [target, ownVariable(column)].filter((one) => !taken.has(placeOfTarget(one)));
    return { column, target: others[0] ?? { kind: 'unused' } };
  };
  const guessed = guess.map((one) => (kept.has(one.column) ? one : beside(one)));
  return {
    mapping: guessed.map(({ column, target }) => ({ column, target: kept.get(column) ?? target })),
    guessedMapping: guessed,
  };
}

/** The variables that the events ask for, by the column that is named after each: exactly, or else written differently. */
function variablesOf(columns: readonly string[], used: readonly string[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  const isAlike = (column: string, name: string) =>
    !used.includes(column) && !variables.has(column) && plain(column) === plain(name);
  for (const name of used) {
    const column = columns.includes(name) ? name : columns.find((one) => isAlike(one, name));
    if (column !== undefined) variables.set(column, name);
  }
  return variables;
}

/** A name without what people write differently: `E-mail address`, `email_address` and `EmailAddress` are the same. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]+/g, '');
}
