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
  const field = form?.querySelector<HTMLElement>('[data-unusable]') ?? null;
  field?.scrollIntoView({ block: 'nearest' });
  field?.focus();
  return field !== null;
}
