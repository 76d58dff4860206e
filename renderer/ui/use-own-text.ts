import { useLayoutEffect, useRef, useState } from 'react';
import { hear, startOwnText, tell } from './own-text.ts';

type OwnTextOptions = {
  /** What is in force outside, as text. */
  readonly value: string;
  /** Hears what is typed, at once. The value may come back in another form: the field goes on showing what was typed. */
  readonly onType: (text: string) => void;
  /** While it is true, nothing from outside is shown: the person is in the middle of a character, or not done yet. */
  readonly isHeld?: () => boolean;
  /** Hears of a text from outside before it is shown. */
  readonly onOutside?: (text: string) => void;
};

type OwnedText = {
  /** What the field shows. */
  readonly shown: string;
  readonly type: (text: string) => void;
  /** Shows a text without telling it. */
  readonly keep: (text: string) => void;
  /** The person is done: the field shows what is in force. */
  readonly leave: () => void;
  /** Takes what came from outside while it was held. */
  readonly release: () => void;
};

/**
 * The text of a field that is both typed in and set from outside: the field owns it. Every such field uses this, so that a
 * late drawing with an older value never takes back a letter. A value from elsewhere is shown when it comes.
 */
export function useOwnText({ value, onType, isHeld, onOutside }: OwnTextOptions): OwnedText {
  // By a new object each time: also the same text, typed again, is drawn, and so heard back.
  const [{ text: shown }, setShown] = useState({ text: value });
  const own = useRef(startOwnText(value));
  /** The next drawing is the answer to what was typed, in whichever form. */
  const isAnswered = useRef(true);

  const latest = useRef(value);

  useLayoutEffect(() => {
    latest.current = value;
    const heard = hear(own.current, value);
    const isAnswer = !isAnswered.current;
    isAnswered.current = true;
    const isShown = heard.isNew && !isAnswer;
    // What has to wait is heard again when it is released.
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
