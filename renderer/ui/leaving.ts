import { useEffect, useEffectEvent } from 'react';
import { flushSync } from 'react-dom';

/** First the fields pass on what was typed, then the window saves its state. */
type Stage = 'fields' | 'stores';

const listeners = { fields: new Set<() => void>(), stores: new Set<() => void>() } as const;

/** Has all that was typed saved at once: the window is about to go. */
export function saveEverything(): void {
  // The text of a field is rendered before the state is saved.
  flushSync(() => {
    for (const listener of listeners.fields) listener();
  });
  for (const listener of listeners.stores) listener();
}

/** Runs `act` when the window is about to go, and when what it belongs to does. */
export function useLeaving(stage: Stage, act: () => void): void {
  const now = useEffectEvent(act);
  useEffect(() => {
    const listener = () => now();
    if (listeners.fields.size + listeners.stores.size === 0) window.addEventListener('pagehide', saveEverything);
    listeners[stage].add(listener);
    return () => {
      listeners[stage].delete(listener);
      if (listeners.fields.size + listeners.stores.size === 0) window.removeEventListener('pagehide', saveEverything);
      listener();
    };
  }, [stage]);
}
