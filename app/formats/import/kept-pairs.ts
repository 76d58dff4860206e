import { z } from 'zod';
import { normalName, type Variable, valuesByName } from '#app/event/variables.ts';
import type { FoundHeader } from './found.ts';
import type { Tally } from './tally.ts';

/** The value of a pair as text: some tools also write numbers and tables. */
export const pairValueSchema = z
  .unknown()
  .optional()
  .transform((value) =>
    typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value),
  );

/** A header, a parameter or a variable as another tool has it. */
export type GivenPair = {
  readonly name: string;
  readonly value: string;
  readonly isOn: boolean;
  /** Tools leave the value of a secret out of their files. */
  readonly isSecret?: boolean;
};

/** Why what is switched off is left out. */
export const switchedOff = 'Disabled items aren’t imported.';

/** Those of the pairs that are imported. What is switched off, and secrets without a value, are counted. */
export function keptPairs(pairs: readonly GivenPair[], noun: string, tally: Tally): readonly FoundHeader[] {
  const on = pairs.filter(({ isOn }) => isOn);
  tally.add(`disabled ${noun}`, switchedOff, pairs.length - on.length);
  const named = on.filter(({ name }) => name !== '');
  // An empty value would be sent without a word. Without the variable, Send asks for it.
  const kept = named.filter(({ value, isSecret = false }) => !isSecret || value !== '');
  tally.add(
    `secret ${noun}`,
    'The file doesn’t contain secret values. Add the variable before you send.',
    named.length - kept.length,
  );
  return kept.map(({ name, value }) => ({ name, value }));
}

/** Those of the variables that are imported. Of two with one name, the last one counts; the values before it are named. */
export function keptVariables(pairs: readonly GivenPair[], tally: Tally): readonly Variable[] {
  const kept = keptPairs(pairs, 'variable', tally);
  const values = valuesByName(kept);
  for (const { name, value } of kept)
    if (value !== values.get(normalName(name)))
      tally.add(
        `earlier {{${normalName(name)}}} value`,
        'The variable is in the list more than once. The last value is used.',
      );
  return Array.from(values, ([name, value]) => ({ name, value }));
}
