/** What is shown of a text, and how long it is. */
export type Shown = { readonly text: string; readonly characters: number };

/** The longest text that can be edited. Of a longer one only the beginning is shown. */
const mostEditable = 20_000;

/** Shortens a text to what is shown of it: a field that is given megabytes is busy with them for seconds. */
export function toShown(text: string): Shown {
  return { text: text.length > mostEditable ? text.slice(0, 300) : text, characters: text.length };
}
