/** Moves the focus to the current tab when it was lost with a closed tab. */
export function keepFocusOnTabs(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('nav[aria-label="Open events"] [aria-current="page"]')?.focus();
}
