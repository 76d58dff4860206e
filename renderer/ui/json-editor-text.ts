import { Annotation, Transaction } from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { changeBetween, hear, type OwnText } from './own-text.ts';

const fromOutside = Annotation.define<true>();

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
  const changes = changeBetween(view.state.doc.toString(), value.replace(/\r\n?/g, '\n'));
  // The editor’s undo only reverses what was typed in it.
  if (changes !== null)
    view.dispatch({ changes, annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)] });
  return heard.own;
}
