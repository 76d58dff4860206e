import { findVariable, namesOf, type Scope, type Variable } from '#app/event/variables.ts';

/** Each name once, with the value that is sent. */
export function effectiveVariables(scopes: readonly Scope[]): readonly Variable[] {
  const names = namesOf(scopes.flatMap(({ variables }) => variables));
  return [...names].flatMap((name) => {
    const found = findVariable(name, scopes);
    return name === '' || found === null ? [] : [{ name, value: found.value }];
  });
}
