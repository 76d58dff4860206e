import { ownValue } from '#app/own-value.ts';
import type { Option } from './options.ts';

/** What `parseArgs` says of a part of a command line. */
type Token = {
  readonly kind: string;
  readonly name?: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

/**
 * What is wrong with options however their values are read: one of which only the last value would count, and one without a
 * value, as a shell variable that isn't set leaves it.
 */
export function optionProblems(tokens: readonly Token[], options: Readonly<Record<string, Option>>): readonly string[] {
  const seen = new Set<string>();
  const problems = new Set<string>();
  for (const { kind, name = '', value, inlineValue } of tokens) {
    const option = ownValue(options, name);
    if (kind !== 'option' || option === undefined || option.type === 'boolean' || option.multiple === true) continue;
    if (seen.has(name)) problems.add(`Choose only one value for --${name}.`);
    seen.add(name);
    if (value?.trim() !== '' || (option.mayBeEmpty === true && value === '' && inlineValue === true)) continue;
    const toSendNone = option.mayBeEmpty === true ? ` To send none, write --${name}= as one word.` : '';
    problems.add(`--${name} has no value.${toSendNone}`);
  }
  return [...problems];
}
