import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AudienceShown, AudienceState } from '#app/storyboards/calls.ts';
import { perform } from '#renderer/ask.ts';
import { usePush } from '#renderer/use-call.ts';

/** The audience window of a presentation, as its presenter knows it. */
export type AudienceControl = {
  /** Where it is; null while the presenter doesn’t want one. One that others closed is still wanted. */
  readonly state: AudienceState | null;
  readonly isOpen: boolean;
  readonly toggle: () => void;
  /** Opens it again, or moves it: to this display, or for null to any that the presenter isn’t on. */
  readonly open: (displayId: number | null) => void;
};

/** Opens and closes the audience window, updates what it shows, and gets the keys that are pressed in it. */
export function useAudience(
  startsOpen: boolean,
  shown: AudienceShown,
  onPress: (button: 'next' | 'back') => void,
): AudienceControl {
  const [isWanted, setIsWanted] = useState(startsOpen);
  const [state, setState] = useState<AudienceState | null>(null);
  const wasOpened = useRef(false);
  const isOpen = state !== null && state.place !== 'closed';
  usePush('audience.pressed', ({ button }) => onPress(button));
  usePush('audience.moved', setState);

  const open = (displayId: number | null) => {
    wasOpened.current = true;
    setIsWanted(true);
    void perform('audience.open', { displayId }, 'the audience window wasn’t opened');
  };
  const close = () => {
    if (wasOpened.current) void perform('audience.close', { hasFailed: false }, 'the audience window wasn’t closed');
  };
  const onStart = useEffectEvent(() => {
    if (startsOpen) open(null);
  });
  const onEnd = useEffectEvent(close);
  useEffect(() => {
    onStart();
    return () => onEnd();
  }, []);
  // Compared by content: each render makes a new object.
  const text = JSON.stringify(shown);
  useEffect(() => {
    if (isOpen) void perform('audience.show', { shown: JSON.parse(text) }, 'the audience window isn’t up to date');
  }, [isOpen, text]);

  const toggle = () => {
    if (!isOpen) return open(null);
    setIsWanted(false);
    close();
  };
  return { state: isWanted ? state : null, isOpen: isOpen && isWanted, toggle, open };
}
