import type { Outside } from './script.ts';

/** What a script takes from the responses to its own requests. Each part of one becomes a `{{variable}}`, and is named. */
export type ScriptResponses = {
  /** The variable for what a request gives; its name gets a number where another response has it. */
  add(name: string): string;
  /** The variable for a part of a response, the same each time. */
  part(response: string, name: string): string;
  /** A whole response that a variable of the script gets has the name of that variable. */
  assigned(value: string, name: string): string;
  has(value: unknown): value is string;
  count(): number;
  /** The newest variable. */
  latest(): string | null;
};

export function createScriptResponses(outside: Outside): ScriptResponses {
  const variables = new Set<string>();
  const numbers = new Map<string, number>();
  let latest: string | null = null;
  const parts = new Map<string, string>();
  const named = (variable: string) => {
    const why = 'Its value comes from the response to another request. Set it before you send.';
    outside.changed(`The variable ${variable}`, why, variable);
    return variable;
  };
  const add = (wanted: string) => {
    const name = /^\w+$/.test(wanted) ? wanted : wholeName;
    let number = numbers.get(name) ?? 1;
    let variable = `{{${name}${number === 1 ? '' : number}}}`;
    for (; variables.has(variable); variable = `{{${name}${number}}}`) number += 1;
    numbers.set(name, number);
    variables.add(variable);
    latest = variable;
    return named(variable);
  };
  return {
    add,
    part: (response, name) => {
      const key = `${response}.${name}`;
      const known = parts.get(key);
      // It's named again: where it was read first, nothing may have been named.
      if (known !== undefined) return named(known);
      const variable = add(name);
      parts.set(key, variable);
      return variable;
    },
    assigned: (value, name) => (whole.test(value) && variables.has(value) ? add(name) : value),
    has: (value): value is string => typeof value === 'string' && variables.has(value),
    count: () => variables.size,
    latest: () => latest,
  };
}

/** The name of a whole response, until a variable of the script gets it. */
export const wholeName = 'response';
const whole = /^\{\{response\d*\}\}$/;
