import type { Field } from '#app/event/problems.ts';

/** The id of the element that a problem is about. Site key and environment are in the header. */
export function fieldId(field: Field): string {
  if (field.kind === 'form') return `form-${field.id}`;
  return 'index' in field ? `${field.kind}-${field.index}-${field.cell}` : field.kind;
}

/** The id of what the list of problems says of a field. It describes the field, and Send where it blocks that. */
export function problemId(field: Field): string {
  return `problem-${fieldId(field)}`;
}

/** The tab that a field is in; null for one in the header. */
export function tabOfField({ kind }: Field): 'form' | 'json' | 'expect' | 'event' | null {
  switch (kind) {
    case 'form':
      return 'form';
    case 'body':
      return 'json';
    case 'expectation':
      return 'expect';
    case 'environment':
    case 'site-key':
      return null;
    default:
      return 'event';
  }
}

/** Moves the focus to the field that a problem speaks of. */
export function focusField(field: Field): void {
  const element =
    document.getElementById(fieldId(field)) ??
    document.querySelector<HTMLElement>(`[data-rows="${field.kind}-0-name"]`);
  const selectRow = () => {
    if (element instanceof HTMLTextAreaElement && 'index' in field) selectLine(element, field.index);
  };
  // Before the focus: with it, the field shows what is selected.
  selectRow();
  element?.scrollIntoView({ block: 'nearest' });
  // A choice between buttons is a group, which can't have the focus itself.
  const inGroup = (which: string) => element?.querySelector<HTMLElement>(which) ?? null;
  const target = element?.tabIndex === -1 ? (inGroup('input:checked') ?? inGroup('input') ?? element) : element;
  target?.focus();
  // A field that hides customers selects all of its real text once it has the focus.
  selectRow();
}

/** Selects the line of a row where the rows of its table are edited as text. */
function selectLine(text: HTMLTextAreaElement, row: number): void {
  let from = 0;
  let rows = -1;
  for (const line of text.value.split('\n')) {
    if (line.trim() !== '') rows += 1;
    if (rows === row) {
      text.setSelectionRange(from, from + line.length);
      return;
    }
    from += line.length + 1;
  }
}
