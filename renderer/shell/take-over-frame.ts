import { changeBetween } from '#renderer/ui/own-text.ts';

/**
 * Replaces the page's first frame by the app, which is drawn below it: the URI field keeps what was typed in the frame, the
 * caret and the focus. What was typed can be undone, as in the field of the app.
 */
export function takeOverFrame(): void {
  const frame = document.getElementById('frame');
  if (frame === null) return;
  const typed = frame.querySelector('input');
  const kept = typed === null ? null : readField(typed);
  frame.remove();
  const field = document.querySelector('#root #uri');
  if (kept !== null && field instanceof HTMLInputElement) giveTo(field, kept);
}

type Kept = {
  readonly before: string;
  readonly text: string;
  /** Where the caret and the selection are. */
  readonly selection: readonly [number, number, 'forward' | 'backward' | 'none'];
  readonly hasFocus: boolean;
};

function readField(field: HTMLInputElement): Kept {
  const { defaultValue, value, selectionStart, selectionEnd, selectionDirection } = field;
  return {
    // As the field shows it: in one line.
    before: defaultValue.replaceAll('\r', '').replaceAll('\n', ''),
    text: value,
    selection: [selectionStart ?? value.length, selectionEnd ?? value.length, selectionDirection ?? 'none'],
    hasFocus: field === document.activeElement,
  };
}

function giveTo(field: HTMLInputElement, { before, text, selection, hasFocus }: Kept): void {
  if (text === before && !hasFocus) return;
  field.focus({ preventScroll: true });
  // The app opened with another event, for example of a backup that was restored: what was typed wasn't meant for it.
  if (field.value !== before) {
    if (!hasFocus) field.blur();
    return;
  }
  const change = changeBetween(before, text);
  if (change !== null) {
    field.setSelectionRange(change.from, change.to);
    // The only way to change a field that its undo knows.
    document.execCommand(change.insert === '' ? 'delete' : 'insertText', false, change.insert);
  }
  field.setSelectionRange(...selection);
  if (!hasFocus) field.blur();
}
