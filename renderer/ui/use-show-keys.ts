import { useEffect, useEffectEvent } from 'react';

const keys = new Map<string, 'next' | 'back'>([
  [' ', 'next'],
  ['ArrowRight', 'next'],
  ['PageDown', 'next'],
  ['ArrowLeft', 'back'],
  ['PageUp', 'back'],
]);

/** The keys that drive a presentation from its other windows. A key held down is one press; a focused button keeps Space. */
export function useShowKeys(onPress: (button: 'next' | 'back') => void): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const button = keys.get(event.key);
      if (button === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === ' ' && document.activeElement instanceof HTMLButtonElement) return;
      event.preventDefault();
      if (!event.repeat && event.type === 'keydown') press(button);
    };
    window.addEventListener('keydown', listener);
    window.addEventListener('keyup', listener);
    return () => {
      window.removeEventListener('keydown', listener);
      window.removeEventListener('keyup', listener);
    };
  }, []);
}
