import { drawValue, dynamicValues, isTime } from '#app/event/dynamic-values.ts';
import { findVariable, namesOf, readWanted, type Scope, type Seed } from '#app/event/variables.ts';
import type { VariableLookup } from '#renderer/ui/variable-lookup.ts';

/** The variables and their values for an event to this environment. */
export function variableLookup(scopes: readonly Scope[], draw: Seed): VariableLookup {
  const own = namesOf(scopes.flatMap(({ variables }) => variables));
  const offered = [...own].flatMap((name) => {
    // The suggested value is the value that is sent.
    const found = findVariable(name, scopes);
    return name === '' || found === null ? [] : [{ name, about: `${found.value} (${found.label})` }];
  });
  const names = [...offered, ...dynamicValues];
  return {
    names,
    describe: (inner) => {
      const wanted = readWanted(inner);
      switch (wanted.kind) {
        case 'question':
          return { isKnown: true, says: 'asked when you send', value: null };
        case 'dynamic': {
          const value = drawValue(wanted.expression, { ...draw, at: new Date().toISOString() }, 0);
          const drawn = isTime(wanted.expression) ? 'set when you send' : 'new value for each send';
          return { isKnown: value !== null, says: value === null ? 'unknown dynamic value' : drawn, value };
        }
        case 'variable': {
          const found = findVariable(wanted.name, scopes);
          if (found === null) return { isKnown: false, says: 'unknown variable', value: null };
          return { isKnown: true, says: `${found.value} (${found.label})`, value: found.value };
        }
      }
    },
  };
}
