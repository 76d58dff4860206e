import { EditorView } from '@codemirror/view';
import { act, fireEvent } from '@testing-library/react';

/** A person at the keyboard: types at the caret, as a browser does, without waiting for the window. */
export type Typist = {
  readonly press: (letter: string) => void;
  readonly erase: () => void;
  readonly moveTo: (caret: number) => void;
  readonly read: () => { readonly text: string; readonly caret: number };
};

type TextElement = HTMLInputElement | HTMLTextAreaElement;

/** Types in a field of the browser. */
export function typeInField(field: TextElement): Typist {
  const change = (insert: string, from: number, to: number) => {
    writeValue(field, field.value.slice(0, from) + insert + field.value.slice(to));
    field.setSelectionRange(from + insert.length, from + insert.length);
    fireEvent.input(field);
  };
  const caret = () => field.selectionStart ?? 0;
  return {
    press: (letter) => change(letter, caret(), field.selectionEnd ?? caret()),
    erase: () => caret() > 0 && change('', caret() - 1, caret()),
    moveTo: (place) => field.setSelectionRange(place, place),
    read: () => ({ text: field.value, caret: caret() }),
  };
}

/** As the browser does: React only notices it by the event. */
function writeValue(field: TextElement, text: string): void {
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text);
}

/** Types in a code editor. */
export function typeInEditor(content: HTMLElement): Typist {
  const view = EditorView.findFromDOM(content);
  if (view === null) throw new Error('There is no editor.');
  const caret = () => view.state.selection.main.head;
  const change = (insert: string, from: number, to: number) =>
    act(() =>
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.type',
      }),
    );
  return {
    press: (letter) => change(letter, caret(), caret()),
    erase: () => caret() > 0 && change('', caret() - 1, caret()),
    moveTo: (place) => act(() => view.dispatch({ selection: { anchor: place } })),
    read: () => ({ text: view.state.doc.toString(), caret: caret() }),
  };
}
