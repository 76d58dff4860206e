import { useCallback, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useLeaving } from './leaving.ts';
import { type TextElement, useOwnField } from './use-own-field.ts';

const usualRestMs = 400;

type SettledTextOptions = {
  readonly value: string;
  /** Hears of the text when it has rested for a moment, when the field is left, and when it goes away. */
  readonly onSettle: (value: string) => void;
  /** How long it rests, in milliseconds; 0 for not at all. */
  readonly restMs?: number;
  /** Hears that the text was changed from outside. */
  readonly onOutside?: () => void;
};

/**
 * The text of a field that is saved without a button: nothing typed is lost, and what was typed and taken back again is
 * never saved.
 */
export function useSettledText<E extends TextElement = HTMLInputElement>({
  value,
  onSettle,
  restMs = usualRestMs,
  onOutside,
}: SettledTextOptions) {
  /** What is to be saved; null when nothing is. */
  const waiting = useRef<string | null>(null);
  const timer = useRef(0);
  const own = useOwnField<E>({
    value,
    onType: onSettle,
    isWaiting: () => waiting.current !== null,
    ...(onOutside && { onOutside }),
  });
  const latest = useRef({ value, onSettle, type: own.type });
  useLayoutEffect(() => {
    latest.current = { value, onSettle, type: own.type };
  });

  /** @returns the text that has to be told now, if one has */
  const take = useCallback((): string | null => {
    window.clearTimeout(timer.current);
    const text = waiting.current;
    waiting.current = null;
    return text === latest.current.value ? null : text;
  }, []);

  const settle = useCallback(() => {
    const text = take();
    // At once, so that the field knows in which form its text came back.
    if (text !== null) flushSync(() => latest.current.type(text));
  }, [take]);

  useLeaving('fields', () => {
    const text = take();
    if (text !== null) latest.current.onSettle(text);
  });

  return {
    ...own,
    type: (text: string) => {
      if (restMs === 0) return own.type(text);
      own.keep(text);
      waiting.current = text === value ? null : text;
      window.clearTimeout(timer.current);
      if (waiting.current !== null) timer.current = window.setTimeout(settle, restMs);
    },
    leave: () => {
      settle();
      own.leave();
    },
  };
}
