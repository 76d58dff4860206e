import { type RefObject, useRef } from 'react';
import { changeBetween, mapSelection } from './own-text.ts';
import { useOwnText } from './use-own-text.ts';

export type TextElement = HTMLInputElement | HTMLTextAreaElement;

type OwnFieldOptions = {
  readonly value: string;
  readonly onType: (text: string) => void;
  /** Typed text is passed on later. Nothing from outside is shown until then. */
  readonly isWaiting?: () => boolean;
  /** Called when the text was changed from outside. */
  readonly onOutside?: () => void;
};

type OwnField<E extends TextElement> = Omit<ReturnType<typeof useOwnText>, 'release'> & {
  readonly field: RefObject<E | null>;
  readonly takeOutside: () => void;
  /** For the element: they say when an input method composes. */
  readonly composition: { readonly onCompositionStart: () => void; readonly onCompositionEnd: () => void };
};

/** A text field of the browser that owns its text: a change from outside moves neither the caret nor the selection. */
export function useOwnField<E extends TextElement = HTMLInputElement>({
  value,
  onType,
  isWaiting,
  onOutside,
}: OwnFieldOptions): OwnField<E> {
  const field = useRef<E>(null);
  const isComposing = useRef(false);
  const { release, ...own } = useOwnText({
    value,
    onType,
    isHeld: () => isComposing.current || isWaiting?.() === true,
    onOutside: (text) => {
      onOutside?.();
      // Without the focus it may show something else, for example a masked text, and has no caret.
      if (field.current !== null && field.current === document.activeElement) changeText(field.current, text);
    },
  });
  return {
    ...own,
    field,
    takeOutside: release,
    composition: {
      onCompositionStart: () => {
        isComposing.current = true;
      },
      onCompositionEnd: () => {
        isComposing.current = false;
        release();
      },
    },
  };
}

/** Changes a field's text, and leaves the caret between the letters where it is. */
function changeText(element: TextElement, text: string): void {
  const { selectionStart, selectionEnd, selectionDirection } = element;
  const change = changeBetween(element.value, text);
  if (change === null) return;
  element.value = text;
  // Other fields than text, for example a date, have no caret that could be read.
  if (selectionStart === null || selectionEnd === null) return;
  const [start, end] = mapSelection(change, selectionStart, selectionEnd);
  element.setSelectionRange(start, end, selectionDirection ?? 'none');
}
