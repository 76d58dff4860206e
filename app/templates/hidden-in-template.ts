import {
  findHidden,
  findHiddenInProse,
  type HiddenCharacter,
  withoutHidden,
  withoutHiddenInProse,
} from '#app/text/hidden-characters.ts';
import { renameTarget } from './form-fields.ts';
import type { Target, TemplateField } from './template.ts';

/** The first hidden character of a field, and the field without any. */
export type HiddenInField = { readonly named: string; readonly cleaned: TemplateField };

/** Looks for hidden characters in all texts of a field; null where it has none. */
export function hiddenInField(field: TemplateField): HiddenInField | null {
  const { label, example, help, initial, choices, target } = field;
  const name = target.kind === 'customer-key' ? '' : target.name;
  const found = [
    findHidden(name),
    ...[label, example, help].map(findHiddenInProse),
    ...[initial, ...choices].map((text) => hiddenInAnswer(text, target)),
  ].find((one) => one !== null);
  if (found === undefined) return null;
  const cleaned = {
    ...field,
    label: withoutHiddenInProse(label),
    example: withoutHiddenInProse(example),
    help: withoutHiddenInProse(help),
    initial: answerWithoutHidden(initial, target),
    choices: [...new Set(choices.map((text) => answerWithoutHidden(text, target)))],
    target: renameTarget(target, withoutHidden(name)),
  };
  return { named: found.named, cleaned };
}

/** The first hidden character of an answer. In a property, which people read, some of them are meant. */
export function hiddenInAnswer(answer: string, { kind }: Target): HiddenCharacter | null {
  return kind === 'property' ? findHiddenInProse(answer) : findHidden(answer);
}

/** The answer without them. */
export function answerWithoutHidden(answer: string, { kind }: Target): string {
  return kind === 'property' ? withoutHiddenInProse(answer) : withoutHidden(answer);
}
