import { cellKinds } from '#app/runs/cell-value.ts';
import type { ColumnTarget, Mapping } from '#app/runs/mapping.ts';

type TargetChoice = { readonly value: string; readonly label: string };
type TargetGroup = { readonly group: string; readonly items: readonly TargetChoice[] };

/**
 * Where a column can go: the variables that the events ask for, its own name as a variable, the fields of an event, the
 * properties that the events have, or nowhere. Where it goes now is among them, also when no event asks for it any more.
 */
export function targetChoices(
  { column, target }: Mapping[number],
  variables: readonly string[],
  properties: readonly string[],
): readonly TargetGroup[] {
  const own = column.trim();
  const ofOwn = own === '' ? [] : [own];
  const now = (kind: ColumnTarget['kind']) => ('name' in target && target.kind === kind ? [target.name] : []);
  const names = [...new Set([...variables, ...ofOwn, ...now('variable')])];
  const known = [...new Set([...properties.filter((name) => name !== ''), ...ofOwn, ...now('property')])];
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

/**
 * What the cells of a column can be sent as in a property; the empty value is as the event has it.
 * @param isValue the event has a JSON value there, such as a number
 */
export function kindChoices(isValue: boolean): { readonly value: string; readonly label: string }[] {
  return [
    { value: '', label: isValue ? 'As in the event' : 'Text' },
    ...(isValue ? [{ value: 'text', label: 'Text' }] : []),
    { value: 'number', label: 'Number' },
    { value: 'boolean', label: 'True or false' },
    { value: 'json', label: 'JSON' },
  ];
}

/** A property with another kind of values. */
export function withKind({ kind, name }: PropertyTarget, chosen: string | null): ColumnTarget {
  const as = cellKinds.find((one) => one === chosen);
  return as === undefined ? { kind, name } : { kind, name, as };
}

type PropertyTarget = Extract<ColumnTarget, { readonly kind: 'property' }>;
