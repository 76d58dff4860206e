import type { Target, Template, TemplateField } from './template.ts';

/** The target under another name. Which of several was meant was said of the old one. */
export function renameTarget(target: Target, name: string): Target {
  if (target.kind === 'customer-key' || target.name === name) return target;
  return { kind: target.kind, name };
}

/**
 * The fields of a form, numbered as the rows of an event made from it. A field that was removed or renamed leaves a gap
 * between the others of its name, and no row.
 */
export function formFields({ fields }: Pick<Template, 'fields'>): readonly TemplateField[] {
  const numbers = numbersOf(fields);
  return fields.map((field) => {
    const { target } = field;
    if (target.kind === 'customer-key') return field;
    const { kind, name } = target;
    const siblings = fields.filter((other) => nameOf(other.target) === nameOf(target));
    if (siblings.length === 1) return { ...field, target: { kind, name } };
    const number = numbers.get(field) ?? 0;
    const before = new Set(siblings.map((other) => numbers.get(other) ?? 0).filter((other) => other < number));
    return { ...field, target: { kind, name, nth: before.size } };
  });
}

/** Whether a field asks for a parameter that the template was made with: for the one of its name with this number. */
export function asksForParameter({ fields }: Pick<Template, 'fields'>, name: string, number: number): boolean {
  const wanted = nameOf({ kind: 'parameter', name });
  return [...numbersOf(fields)].some(([{ target }, other]) => nameOf(target) === wanted && other === number);
}

/** The number of each field among those of its name. One that has none takes the first that is free. */
function numbersOf(fields: readonly TemplateField[]): ReadonlyMap<TemplateField, number> {
  const nthOf = ({ target }: TemplateField) => (target.kind === 'customer-key' ? undefined : target.nth);
  const placeOf = (field: TemplateField, number: number) => `${number} ${nameOf(field.target)}`;
  const taken = new Set(fields.map((field) => placeOf(field, nthOf(field) ?? -1)));
  return new Map(
    fields.map((field) => {
      let number = nthOf(field) ?? 0;
      if (nthOf(field) === undefined) while (taken.has(placeOf(field, number))) number += 1;
      taken.add(placeOf(field, number));
      return [field, number];
    }),
  );
}

function nameOf(target: Target): string {
  return target.kind === 'customer-key' ? target.kind : `${target.kind} ${target.name}`;
}
