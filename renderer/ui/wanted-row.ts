const rowWanted = 'row-wanted';

/**
 * Asks the long list around an element to bring a row into sight, as only the list knows where its rows are.
 * @returns whether there is such a list
 */
export function wantRow(from: Element, place: number): boolean {
  return !from.dispatchEvent(new CustomEvent(rowWanted, { detail: place, bubbles: true, cancelable: true }));
}

/** Tells of each row that is asked for in an element. Returns how to end that. */
export function onRowWanted(element: Element, bring: (place: number) => void): () => void {
  const take = (event: Event) => {
    if (!(event instanceof CustomEvent) || typeof event.detail !== 'number') return;
    event.preventDefault();
    bring(event.detail);
  };
  element.addEventListener(rowWanted, take);
  return () => element.removeEventListener(rowWanted, take);
}
