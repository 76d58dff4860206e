/*
 * A field that is both typed in and set from outside owns its text. It remembers the last outside value it has seen, and what it
 * sent and has not seen again, so that its own text never comes back as a change from outside.
 */

/** What a field remembers of the outside. */
export type OwnText = {
  /** The last outside value that was seen. */
  readonly seen: string;
  /** What was typed and sent, and has not come back yet, oldest first. */
  readonly sent: readonly string[];
};

/** A part of a text that is replaced, by offsets in the text before. */
export type TextChange = { readonly from: number; readonly to: number; readonly insert: string };

/** The start: the field shows the outside value. */
export function startOwnText(value: string): OwnText {
  return { seen: value, sent: [] };
}

/** The field is about to send what was typed. */
export function tell(own: OwnText, text: string): OwnText {
  return { ...own, sent: [...own.sent, text] };
}

/**
 * The field is rendered with an outside value.
 * @returns `isNew` only for a new value from outside, which the field must show. Not for the value from before, and not for a
 * value that it sent itself, however late that comes back
 */
export function hear(own: OwnText, value: string): { readonly own: OwnText; readonly isNew: boolean } {
  if (value === own.seen) return { own, isNew: false };
  const echo = own.sent.indexOf(value);
  if (echo !== -1) return { own: { seen: value, sent: own.sent.slice(echo + 1) }, isNew: false };
  return { own: startOwnText(value), isNew: true };
}

/** The smallest change that makes one text of another; null when they are the same. Whole characters are replaced. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  if (isBehindHighSurrogate(before, from) || isBehindHighSurrogate(after, from)) from -= 1;
  let end = 0;
  while (end < most - from && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (isBehindHighSurrogate(before, before.length - end) || isBehindHighSurrogate(after, after.length - end)) end -= 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** Where a selection is after a change: between the same letters; behind what took the place of all that was selected. */
export function mapSelection({ from, to, insert }: TextChange, start: number, end: number): readonly [number, number] {
  const behind = from + insert.length;
  if (from < to && start >= from && end <= to) return [behind, behind];
  const map = (place: number) => (place <= from ? place : place >= to ? place + behind - to : behind);
  return [map(start), map(end)];
}

function isBehindHighSurrogate(text: string, at: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
}
