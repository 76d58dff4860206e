const dialog = '[role="dialog"], [role="alertdialog"]';

/** Keys that only change what the next one means. */
const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead']);

/** How long keys are held at most, in milliseconds: a dialog that never comes must not take the keyboard with it. */
const longestWaitMs = 15_000;

type On = {
  /** Escape was pressed before the dialog had the focus. */
  readonly onEscape: () => void;
  /** The dialog has the focus, or never got it. */
  readonly onEnd: () => void;
};

/**
 * Takes the focus from what is behind a dialog that is about to open, and holds all keys until something in a dialog has
 * the focus. Typed text goes into the field that gets it; other keys do nothing.
 * @returns ends it sooner, without the typed text
 */
export function holdKeys({ onEscape, onEnd }: On): () => void {
  let typed = '';
  /** After Enter or Tab, what is typed isn't meant for the first field. */
  let isForField = true;

  const leave = () => document.activeElement instanceof HTMLElement && document.activeElement.blur();
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopImmediatePropagation();
    if (modifiers.has(event.key)) return;
    event.preventDefault();
    const isText = event.key.length === 1 && !isShortcut(event);
    if (event.key === 'Escape') onEscape();
    else if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (isText && isForField) typed += event.key;
    else if (!isText && !isShortcut(event)) isForField = false;
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    if (target.closest(dialog) === null) return leave();
    // The dialog may select the text of its field first.
    queueMicrotask(() => {
      if (!isHeld) return;
      end();
      if (typed !== '') insertText(document.activeElement, typed);
      onEnd();
    });
  };

  let isHeld = true;
  const end = () => {
    isHeld = false;
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.removeEventListener('focusin', onFocus, { capture: true });
    window.clearTimeout(timer);
  };
  const timer = window.setTimeout(() => {
    end();
    onEnd();
  }, longestWaitMs);
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('focusin', onFocus, { capture: true });
  leave();
  return end;
}

function isShortcut(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph');
}

/** Puts a text where the caret is, as if it was typed. Only fields for text take it. */
function insertText(field: Element | null, text: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  if (field.readOnly || (field instanceof HTMLInputElement && !textTypes.has(field.type))) return;
  const { value, selectionStart, selectionEnd } = field;
  const from = selectionStart ?? value.length;
  const before = value.slice(0, from) + text;
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  // React notices a change only when it doesn't go through its own setter.
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(
    field,
    before + value.slice(selectionEnd ?? from),
  );
  field.setSelectionRange(before.length, before.length);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}

/** The kinds of input that have a caret. */
const textTypes: ReadonlySet<string> = new Set(['text', 'search', 'url', 'tel', 'password']);
