import { rowsByArrows } from './arrow-keys.ts';
import { isTyping } from './use-keys.ts';

/**
 * Whether a list that was just opened may take the focus. It stays where something is typed, in a dialog, and in the view
 * itself, whose filters also bring the list back.
 */
export function mayTakeFocus(): boolean {
  const at = document.activeElement;
  // The view has the focus itself where nothing in it does.
  if (at === null || at === document.body || at.matches('main')) return true;
  if (at.closest('main, [role="dialog"], [role="menu"]') !== null) return false;
  // A field that was hidden with the view before is not typed in any more.
  return !isTyping() || at.checkVisibility?.() === false;
}

/** A list by arrow keys that begins in its chosen row: the keys are for what looks chosen, not for the side bar. */
export function chosenRowsByArrows(list: HTMLElement | null): (() => void) | undefined {
  if (list !== null && mayTakeFocus())
    list.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true });
  return rowsByArrows(list);
}
