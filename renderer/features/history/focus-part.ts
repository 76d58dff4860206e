/** Moves the focus to a part of the history: the list, its search, or the details beside it. */
export function focusPart(selector: string): void {
  document.querySelector<HTMLElement>(`[aria-label="History of events"] ${selector}`)?.focus();
}

/** The event whose note is wanted before its details are there. */
let wanted: string | null = null;

/** Moves the focus to the note of this event, as soon as its details are there: until then those of another one are. */
export function focusNote(id: string): void {
  wanted = id;
  if (document.querySelector(noteOf(id)) !== null) takeWantedNote(id);
}

/** The details of this event are there: its note gets the focus if it was wanted, and the focus is still in the list. */
export function takeWantedNote(id: string): void {
  const isInList = document.activeElement?.closest('[aria-label="History of events"] li') != null;
  if (wanted === id && isInList) focusPart(`${noteOf(id)} [aria-label="Note"]`);
  wanted = null;
}

const noteOf = (id: string) => `[data-marks-of="${CSS.escape(id)}"]`;
