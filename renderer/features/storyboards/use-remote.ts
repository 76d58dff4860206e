import { useEffect, useEffectEvent, useState } from 'react';
import type { RemoteButton, RemoteShown } from '#app/storyboards/calls.ts';
import { perform } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';

const notClosed = 'the remote wasn’t closed';

/** The remote of a presentation: opened and closed from here, told what to show, heard when it is pressed. */
export function useRemote(startsOpen: boolean, shown: RemoteShown, onPress: (button: RemoteButton) => void) {
  const [isOpen, setIsOpen] = useState(startsOpen);
  const press = useEffectEvent(onPress);
  useEffect(() => {
    const ends = [
      listen('remote.pressed', ({ button }) => press(button)),
      listen('remote.closed', () => setIsOpen(false)),
    ];
    return () => {
      for (const end of ends) end();
      void perform('remote.close', {}, notClosed);
    };
  }, []);
  useEffect(() => {
    if (isOpen) void perform('remote.open', {}, 'the remote wasn’t opened');
    else void perform('remote.close', {}, notClosed);
  }, [isOpen]);
  // By what it says: a new object at each drawing is no news.
  const text = JSON.stringify(shown);
  useEffect(() => {
    if (isOpen) void perform('remote.show', { shown: JSON.parse(text) }, 'the remote isn’t up to date');
  }, [isOpen, text]);
  return { isOpen, toggle: () => setIsOpen(!isOpen) };
}
