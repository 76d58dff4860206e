import { useCallback, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useLeaving } from './leaving.ts';
import { type TextElement, useOwnField } from './use-own-field.ts';

const usualDelayMs = 400;

type AutosaveTextOptions = {
  readonly value: string;
  /** Whether saving the value failed: then it is saved when it is typed again. */
  readonly isUnsaved?: boolean;
  /** Gets the text when typing pauses, when the field is left, and when it is removed. */
  readonly onSave: (value: string) => void;
  /** How long typing must pause, in milliseconds; 0 for no pause. */
  readonly delayMs?: number;
  /** Called when the text was changed from outside. */
  readonly onOutside?: () => void;
};

/**
 * The text of a field that is saved without a button. Nothing typed is lost, and a text that was typed and deleted again is
 * never saved.
 */
export function useAutosaveText<E extends TextElement = HTMLInputElement>({
  value,
  isUnsaved = false,
  onSave,
  delayMs = usualDelayMs,
  onOutside,
}: AutosaveTextOptions) {
  /** The text to save; null when there is none. */
  const waiting = useRef<string | null>(null);
  const timer = useRef(0);
  const own = useOwnField<E>({
    value,
    onType: onSave,
    isWaiting: () => waiting.current !== null,
    ...(onOutside && { onOutside }),
  });
  const saved = isUnsaved ? null : value;
  const latest = useRef({ saved, onSave, type: own.type });
  useLayoutEffect(() => {
    latest.current = { saved, onSave, type: own.type };
  });

  /** @returns the text to save now, if there is one */
  const take = useCallback((): string | null => {
    window.clearTimeout(timer.current);
    const text = waiting.current;
    waiting.current = null;
    return text === latest.current.saved ? null : text;
  }, []);

  const settle = useCallback(() => {
    const text = take();
    // At once, so that the field knows the form in which its text comes back.
    if (text !== null) flushSync(() => latest.current.type(text));
  }, [take]);

  useLeaving('fields', () => {
    const text = take();
    if (text !== null) latest.current.onSave(text);
  });

  return {
    ...own,
    type: (text: string) => {
      if (delayMs === 0) return own.type(text);
      own.keep(text);
      waiting.current = text === saved ? null : text;
      window.clearTimeout(timer.current);
      if (waiting.current !== null) timer.current = window.setTimeout(settle, delayMs);
    },
    leave: () => {
      settle();
      own.leave();
    },
  };
}
