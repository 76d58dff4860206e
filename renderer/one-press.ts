import type { MouseEvent } from 'react';

/** For buttons that send: the second click of a double click does nothing, however fast the answer was. */
export function onFirstClick(act: () => void): (event: Pick<MouseEvent, 'detail'>) => void {
  return ({ detail }) => {
    // A click that no pointer made has no count.
    if (detail <= 1) act();
  };
}

/** Makes a key that is held down press a button once, everywhere in this window. Returns how to end that. */
export function pressButtonsOnce(): () => void {
  const once = (event: KeyboardEvent) => {
    const isOnButton = event.target instanceof Element && event.target.closest('button, [role="button"]') !== null;
    if (event.repeat && event.key === 'Enter' && isOnButton) event.preventDefault();
  };
  window.addEventListener('keydown', once, { capture: true });
  return () => window.removeEventListener('keydown', once, { capture: true });
}
