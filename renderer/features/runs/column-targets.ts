import type { ColumnTarget } from '#app/runs/mapping.ts';

type TargetChoice = { readonly value: string; readonly label: string };
type TargetGroup = { readonly group: string; readonly items: readonly TargetChoice[] };

/**
 * Where a column can go: the variables that the events ask for, its own name as a variable, the fields of an event, the
 * properties that the events have, or nowhere.
 */
export function targetChoices(
  column: string,
  variables: readonly string[],
  properties: readonly string[],
): readonly TargetGroup[] {
  const own = column.trim();
  const names = [...new Set([...variables, ...(own === '' ? [] : [own])])];
  const known = [...new Set([...properties.filter((name) => name !== ''), ...(own === '' ? [] : [own])])];
  return [
    {
      group: 'Variables',
      items: names.map((name) => ({ value: formatTarget({ kind: 'variable', name }), label: `{{${name}}}` })),
    },
    {
      group: 'Fields of the event',
      items: [
        { value: 'customer-key', label: 'Customer key' },
        { value: 'tid', label: 'TID' },
        ...known.map((name) => ({ value: formatTarget({ kind: 'property', name }), label: `Property ${name}` })),
      ],
    },
    { group: 'Nowhere', items: [{ value: 'unused', label: 'Not used' }] },
  ];
}

/** A target as the value of a choice. */
export function formatTarget(target: ColumnTarget): string {
  return target.kind === 'variable' || target.kind === 'property' ? `${target.kind} ${target.name}` : target.kind;
}

/** The target of a choice. */
export function parseTarget(value: string): ColumnTarget {
  const [kind, ...rest] = value.split(' ');
  const name = rest.join(' ');
  switch (kind) {
    case 'variable':
    case 'property':
      return { kind, name };
    case 'customer-key':
    case 'tid':
      return { kind };
    default:
      return { kind: 'unused' };
  }
}
