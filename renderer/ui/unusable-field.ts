/** Marks a field whose text cannot be used, as a number out of range: nothing of it is in force. */
export function markUnusable(problem: string | null): { readonly 'data-unusable': true | undefined } {
  return { 'data-unusable': problem === null ? undefined : true };
}

/**
 * Leads to the first field of a form whose text cannot be used. What is shown would not be what is saved or sent: so the
 * form has to wait.
 * @returns whether there is one
 */
export function leadToUnusable(form: ParentNode | null): boolean {
  const field = unusableIn(form);
  // Has a date that is half typed marked: the browser says nothing of it while it is typed.
  field?.dispatchEvent(new Event('invalid'));
  field?.scrollIntoView({ block: 'nearest' });
  field?.focus();
  return field !== null;
}

/** The first field of a form whose text cannot be used; null for none. */
export function unusableIn(form: ParentNode | null): HTMLElement | null {
  const fields = form?.querySelectorAll<HTMLElement>('[data-unusable], input[type="date"]') ?? [];
  return [...fields].find((field) => field.hasAttribute('data-unusable') || isHalfTyped(field)) ?? null;
}

/** Whether a date is typed in part: to everyone but the person who looks at it, it is empty. */
function isHalfTyped(field: HTMLElement): boolean {
  return field instanceof HTMLInputElement && field.validity.badInput;
}
