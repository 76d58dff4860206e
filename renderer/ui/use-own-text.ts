import { useLayoutEffect, useRef, useState } from 'react';
import { hear, startOwnText, tell } from './own-text.ts';

type OwnTextOptions = {
  /** The current value outside, as text. */
  readonly value: string;
  /** Gets what is typed, at once. The value may come back in another form; the field keeps showing what was typed. */
  readonly onType: (text: string) => void;
  /** While it is true, nothing from outside is shown, for example while an input method composes. */
  readonly isHeld?: () => boolean;
  /** Called with a text from outside before it is shown. */
  readonly onOutside?: (text: string) => void;
};

type OwnedText = {
  /** What the field shows. */
  readonly shown: string;
  readonly type: (text: string) => void;
  /** Shows a text without `onType`. */
  readonly keep: (text: string) => void;
  /** The person left the field: it shows the current value. */
  readonly leave: () => void;
  /** Shows what came from outside while it was held. */
  readonly release: () => void;
};

/**
 * The text of a field that is both typed in and set from outside. The field owns it, so that a late render with an older value
 * never undoes a letter. A new value from outside is shown at once.
 */
export function useOwnText({ value, onType, isHeld, onOutside }: OwnTextOptions): OwnedText {
  // A new object each time, so that the same text typed again is rendered too.
  const [{ text: shown }, setShown] = useState({ text: value });
  const own = useRef(startOwnText(value));
  /** The next render is the answer to what was typed, perhaps in another form. */
  const isAnswered = useRef(true);

  const latest = useRef(value);

  useLayoutEffect(() => {
    latest.current = value;
    const heard = hear(own.current, value);
    const isAnswer = !isAnswered.current;
    isAnswered.current = true;
    const isShown = heard.isNew && !isAnswer;
    // A value that must wait is read again when it is released.
    if (isShown && isHeld?.() === true) return;
    own.current = heard.own;
    if (!isShown) return;
    onOutside?.(value);
    setShown({ text: value });
  });

  return {
    shown,
    type: (text) => {
      own.current = tell(own.current, text);
      isAnswered.current = false;
      setShown({ text });
      onType(text);
    },
    keep: (text) => setShown({ text }),
    leave: () => {
      own.current = startOwnText(latest.current);
      setShown({ text: latest.current });
    },
    release: () => setShown((before) => ({ ...before })),
  };
}
