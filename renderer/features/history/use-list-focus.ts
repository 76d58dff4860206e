import { type RefObject, useEffect, useRef } from 'react';

/** The row that is to have the focus: the one at a place, or the one that follows an event; null for the chosen one. */
type WantedRow = { readonly place: number } | { readonly after: string } | null;

/**
 * Moves the focus to the chosen row when the keys move the choice, also where the row is rendered later.
 * @param chosen the id of the chosen event
 * @returns a function to call when a key changes the choice
 */
export function useListFocus(list: RefObject<HTMLElement | null>, chosen: string | null): (row: WantedRow) => void {
  const wanted = useRef<{ readonly row: WantedRow } | null>(null);

  function focusIfThere() {
    const element = list.current?.querySelector<HTMLElement>('li[data-chosen]');
    if (wanted.current === null || element == null) return;
    const { row } = wanted.current;
    // The list may be rendered for another reason before the choice has moved.
    if (row !== null && 'place' in row && element.dataset['place'] !== String(row.place + 1)) return;
    if (row !== null && 'after' in row && row.after === chosen) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  }

  useEffect(focusIfThere);
  // The view was opened by a key or a command: nothing else has the focus.
  useEffect(() => {
    if (document.activeElement === document.body) wanted.current = { row: null };
  }, []);
  return (row) => {
    wanted.current = { row };
  };
}
