import { useEffect, useEffectEvent } from 'react';
import { flushSync } from 'react-dom';

/** Fields hand over what was typed in them; then the stores of the window save what they hold. */
type Stage = 'fields' | 'stores';

const listeners = { fields: new Set<() => void>(), stores: new Set<() => void>() } as const;

/** Has all that was typed saved at once: the window is about to go. */
export function saveEverything(): void {
  // What a field hands over is drawn before the stores look at it.
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
