import { useEffect, useRef } from 'react';

/** What stands before the window for a moment, and takes the focus with it when it goes. */
const passing = '[role="dialog"], [role="menu"], [role="listbox"]';

/**
 * Gives the focus back to where it was before a dialog opened, when it would be nowhere once the dialog is closed.
 * A dialog does so by itself only where it was drawn before it opened; those that are loaded late were not.
 */
export function useFocusBack(isInDialog: boolean): void {
  const before = useRef<HTMLElement | null>(null);

  useEffect(() => {
    if (isInDialog) return undefined;
    const focused = document.activeElement;
    if (focused === null || focused === document.body || focused.closest(passing) !== null) {
      // A dialog that fades away takes no more keys, also where nothing had the focus before.
      if (focused instanceof HTMLElement) focused.blur();
      before.current?.focus({ preventScroll: true });
    }
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest(passing) === null) before.current = target;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [isInDialog]);
}
