import { Annotation, Transaction } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { changeBetween, hear, type OwnText } from './own-text.ts';

const fromOutside = Annotation.define<true>();

/** The text as the editor has it: with one letter for each line end. */
export function asInEditor(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** Moves what has a place in a text to its place in the editor. */
export function placeInEditor(text: string): <T extends { readonly from: number; readonly to: number }>(one: T) => T {
  const ends = [...text.matchAll(/\r\n/g)].map(({ index }) => index);
  if (ends.length === 0) return (one) => one;
  const move = (at: number) => at - countBefore(ends, at);
  return (one) => ({ ...one, from: move(one.from), to: move(one.to) });
}

/** How many of the sorted places are before one. */
function countBefore(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the person changed the text. */
export function isTyped({ docChanged, transactions }: ViewUpdate): boolean {
  return docChanged && !transactions.some((one) => one.annotation(fromOutside) === true);
}

/**
 * Shows a text that came from outside, if it did: no more is replaced than differs, so that the caret stays where it is. It
 * waits while an input method composes.
 */
export function showOutside(view: EditorView, own: OwnText, value: string): OwnText {
  const heard = hear(own, value);
  if (!heard.isNew) return heard.own;
  if (view.composing) return own;
  const changes = changeBetween(view.state.doc.toString(), asInEditor(value));
  // The editor’s undo only reverses what was typed in it.
  if (changes !== null)
    view.dispatch({ changes, annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)] });
  return heard.own;
}
