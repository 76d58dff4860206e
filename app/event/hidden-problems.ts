import { findHidden, findHiddenInProse, withoutHidden, withoutHiddenInProse } from '#app/text/hidden-characters.ts';
import type { Draft, Row } from './draft.ts';
import { editUri } from './parameters.ts';
import type { Field, Problem } from './problems.ts';

/** Characters that can't be seen, each with one click to remove it. */
export function hiddenProblems(draft: Draft): readonly Problem[] {
  const { uri, customerKey, tid, properties } = draft;
  const fields = [
    { kind: 'uri', label: 'URI', text: uri, change: (clean: string) => editUri(draft, clean) },
    {
      kind: 'customer-key',
      label: 'customer key',
      text: customerKey,
      change: (clean: string) => ({ customerKey: clean }),
    },
    { kind: 'tid', label: 'TID', text: tid, change: (clean: string) => ({ tid: clean }) },
  ] as const;
  const ofFields = fields.flatMap(({ kind, label, text, change }) => {
    const found = findHidden(text);
    return found === null
      ? []
      : [hiddenProblem({ kind }, `The ${label} contains ${found.named}`, change(withoutHidden(text)))];
  });
  const cleaned = (index: number, cells: Partial<Row>) => ({
    properties: properties.map((row, at) => (at === index ? { ...row, ...cells } : row)),
  });
  const ofRows = properties.flatMap(({ enabled, name, value }, index) => {
    if (!enabled) return [];
    const field = { kind: 'property', index } as const;
    const inName = findHidden(name);
    if (inName !== null) {
      const says = `The name of property ${index + 1} contains ${inName.named}`;
      return [hiddenProblem({ ...field, cell: 'name' }, says, cleaned(index, { name: withoutHidden(name) }))];
    }
    const inValue = findHiddenInProse(value);
    if (inValue === null) return [];
    const says = `Property “${name}” contains ${inValue.named}`;
    return [hiddenProblem({ ...field, cell: 'value' }, says, cleaned(index, { value: withoutHiddenInProse(value) }))];
  });
  return [...ofFields, ...ofRows];
}

function hiddenProblem(field: Field, says: string, change: Partial<Draft>): Problem {
  const why = 'You can’t see it, but it will be sent. It may have been pasted.';
  return { level: 'warning', field, says, why, remedy: { label: 'Remove hidden characters', change } };
}
