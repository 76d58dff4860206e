import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { mayTakeFocus } from '#renderer/ui/take-focus.ts';

/** The row that is to have the focus: the one at a place, or the one that follows an event; null for the chosen one. */
type WantedRow = { readonly place: number } | { readonly after: string } | null;

/**
 * Moves the focus to the chosen row when the keys move the choice, also where the row is rendered later, and when the row
 * that had the focus is gone, or is no longer the chosen one, as after another search.
 * @param chosen the id of the chosen event
 * @returns a function to call when a key changes the choice
 */
export function useListFocus(list: RefObject<HTMLElement | null>, chosen: string | null): (row: WantedRow) => void {
  const wanted = useRef<{ readonly row: WantedRow } | null>(null);
  /** What had the focus in the list last. */
  const focused = useRef<EventTarget | null>(null);
  /** What had the focus when the list was opened, such as a button of the side bar. */
  const opener = useRef<Element | null>(null);
  const chosenBefore = useRef(chosen);

  function focusIfThere() {
    if (focused.current instanceof Element && !focused.current.isConnected) {
      focused.current = null;
      wanted.current ??= { row: null };
    }
    // Otherwise a key would be for an event whose details aren't shown.
    if (chosenBefore.current !== chosen && isInOtherRow(list.current)) wanted.current ??= { row: null };
    chosenBefore.current = chosen;
    // Whoever went on to something else meanwhile stays there.
    if (!isFree(list.current) && document.activeElement !== opener.current) wanted.current = null;
    const element = list.current?.querySelector<HTMLElement>('li[data-chosen]');
    if (wanted.current === null || element == null) return;
    const { row } = wanted.current;
    // The list may be rendered for another reason before the choice has moved.
    if (row !== null && 'place' in row && element.dataset['place'] !== String(row.place + 1)) return;
    if (row !== null && 'after' in row && row.after === chosen) return;
    wanted.current = null;
    opener.current = null;
    element.focus({ preventScroll: true });
  }

  useEffect(() => {
    const element = list.current;
    const remember = ({ target }: FocusEvent) => {
      focused.current = target;
    };
    const forget = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) focused.current = null;
    };
    element?.addEventListener('focusin', remember);
    element?.addEventListener('focusout', forget);
    return () => {
      element?.removeEventListener('focusin', remember);
      element?.removeEventListener('focusout', forget);
    };
  }, [list]);
  useEffect(() => {
    if (!mayTakeFocus()) return;
    opener.current = document.activeElement;
    wanted.current = { row: null };
  }, []);
  useEffect(focusIfThere);
  return useCallback((row) => {
    wanted.current = { row };
  }, []);
}

/** Whether the focus is nowhere, in the list, or in a menu that closes. */
function isFree(list: HTMLElement | null): boolean {
  const at = document.activeElement;
  return at === null || at.matches('body, main') || list?.contains(at) === true || at.closest('[role="menu"]') !== null;
}

/** Whether the focus is in a row that isn't the chosen one. */
function isInOtherRow(list: HTMLElement | null): boolean {
  const row = list?.contains(document.activeElement) === true ? document.activeElement?.closest('li') : null;
  return row != null && !row.hasAttribute('data-chosen');
}
