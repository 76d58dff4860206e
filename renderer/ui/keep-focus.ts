/** Gives the focus to the tab in front, where it went with a tab that was closed. */
export function keepFocusOnTabs(): void {
  if (document.activeElement !== document.body) return;
  document.querySelector<HTMLElement>('nav[aria-label="Open events"] [aria-current="page"]')?.focus();
}
