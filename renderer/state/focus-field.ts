import type { Field } from '#app/event/problems.ts';

/** The id of the element that a problem is about. Site key and environment are in the header. */
export function fieldId(field: Field): string {
  if (field.kind === 'form') return `form-${field.id}`;
  return 'index' in field ? `${field.kind}-${field.index}-${field.cell}` : field.kind;
}

/** The tab that a field is in. */
export function tabOfField({ kind }: Field): 'form' | 'json' | 'expect' | 'event' {
  switch (kind) {
    case 'form':
      return 'form';
    case 'body':
      return 'json';
    case 'expectation':
      return 'expect';
    default:
      return 'event';
  }
}

/** Moves the focus to the field that a problem speaks of. */
export function focusField(field: Field): void {
  const element = document.getElementById(fieldId(field));
  element?.scrollIntoView({ block: 'nearest' });
  element?.focus();
}
