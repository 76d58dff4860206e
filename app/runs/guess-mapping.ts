import type { ColumnTarget, Mapping } from './mapping.ts';

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
    return column.trim() === '' ? { kind: 'unused' } : { kind: 'variable', name: column };
  }
}

/** The mapping of an earlier run where it has all of these columns; else the guess. */
export function recallMapping(columns: readonly string[], earlier: Mapping, used: readonly string[]): Mapping {
  const targets = new Map(earlier.map(({ column, target }) => [column, target]));
  const guess = guessMapping(columns, used);
  if (columns.length === 0 || !columns.every((column) => targets.has(column))) return guess;
  return guess.map(({ column, target }) => ({ column, target: targets.get(column) ?? target }));
}

/** Another guess, with the columns that were put elsewhere than the guess before where they are now. */
export function keepChanged(mapping: Mapping, guessed: Mapping, guess: Mapping): Mapping {
  const targetIn = (where: Mapping, name: string) => where.find(({ column }) => column === name)?.target;
  return guess.map((one) => {
    const now = targetIn(mapping, one.column);
    const isChanged = JSON.stringify(now) !== JSON.stringify(targetIn(guessed, one.column));
    return now !== undefined && isChanged ? { column: one.column, target: now } : one;
  });
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
