import type { Field, Problem } from './problems.ts';
import { findTokens } from './tokens.ts';

/** What is left where a customer was in something that is kept or shared, after they were erased or left out. */
export const erasedCustomer = '{{customer}}';

/** A person can have typed it, too, so nothing says that somebody was erased here. */
export const erasedWords = `Tidings puts ${erasedCustomer} where a customer was removed.`;

/**
 * Why the value of a variable can't be put in a field: it holds a `{{…}}` itself, which isn't read again. In a property that
 * may be meant, but not in a customer key or a TID, and not where a customer may have been erased. Null where it can, as
 * with a cell of a data file, which is a text.
 */
export function problemOfValue(inner: string, { value, isCell }: ValueFound, field: Field): Problem | null {
  if (isCell) return null;
  if (value.includes(erasedCustomer))
    return {
      level: 'error',
      field,
      says: `The value of {{${inner}}} contains ${erasedCustomer}, which isn’t replaced there`,
      why: `${erasedWords} Give the variable another value under Variables in Manage environments.`,
    };
  if (field.kind !== 'customer-key' && field.kind !== 'tid') return null;
  const [token] = findTokens(value);
  if (token === undefined) return null;
  return {
    level: 'error',
    field,
    says: `The ${field.kind === 'tid' ? 'TID' : 'customer key'} would be sent with {{${token.inner}}} in it`,
    why: `It’s in the value of {{${inner}}}, and variables aren’t replaced there. Change that value.`,
  };
}

/** Why an answer can't be put in a field: a customer was erased from it. Other braces in it are a text that a person typed. */
export function problemOfAnswer(question: string, answer: string, field: Field): Problem | null {
  if (!answer.includes(erasedCustomer)) return null;
  return {
    level: 'error',
    field,
    says: `The answer to “${question}” contains ${erasedCustomer}, which isn’t replaced there`,
    why: `${erasedWords} Give another answer, in a new run if this one is from a run.`,
  };
}

type ValueFound = { readonly value: string; readonly isCell: boolean };

export function noJson(inner: string, value: string, field: Field): Problem {
  return {
    level: 'error',
    field,
    says: `The value of {{${inner}}}, “${value.slice(0, 80)}”, isn’t valid JSON`,
    why: 'It’s used without quotes. Put it in quotes on the JSON tab, or change the value.',
  };
}

export function unknownVariable(name: string, field: Field): Problem {
  return {
    level: 'error',
    field,
    says: `There is no variable {{${name}}}`,
    why: 'Add it under Variables in Manage environments, or remove it here.',
  };
}

export function unknownDynamic(expression: string, field: Field): Problem {
  return {
    level: 'error',
    field,
    says: `{{${expression}}} isn’t a dynamic value`,
    why: 'Type {{$ in a field to see the list.',
  };
}
