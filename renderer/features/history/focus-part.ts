/** Moves the focus to a part of the history: the list, its search, or the details beside it. */
export function focusPart(selector: string): void {
  document.querySelector<HTMLElement>(`[aria-label="History of events"] ${selector}`)?.focus();
}
