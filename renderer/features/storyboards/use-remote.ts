import { useEffect, useState } from 'react';
import type { RemoteButton, RemoteShown } from '#app/storyboards/calls.ts';
import { perform } from '#renderer/ask.ts';
import { usePush } from '#renderer/use-call.ts';

const notClosed = 'the remote wasn’t closed';

/** The remote control of a presentation: opens and closes it, updates what it shows, and gets its button presses. */
export function useRemote(startsOpen: boolean, shown: RemoteShown, onPress: (button: RemoteButton) => void) {
  const [isOpen, setIsOpen] = useState(startsOpen);
  usePush('remote.pressed', ({ button }) => onPress(button));
  usePush('remote.closed', () => setIsOpen(false));
  useEffect(() => () => void perform('remote.close', {}, notClosed), []);
  useEffect(() => {
    if (isOpen) void perform('remote.open', {}, 'the remote wasn’t opened');
    else void perform('remote.close', {}, notClosed);
  }, [isOpen]);
  // Compared by content: each render makes a new object.
  const text = JSON.stringify(shown);
  useEffect(() => {
    if (isOpen) void perform('remote.show', { shown: JSON.parse(text) }, 'the remote isn’t up to date');
  }, [isOpen, text]);
  return { isOpen, toggle: () => setIsOpen(!isOpen) };
}
