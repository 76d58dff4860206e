import { useEffect, useEffectEvent } from 'react';

type PresenterKeys = {
  readonly next: () => void;
  readonly back: () => void;
  readonly again: () => void;
  readonly startOver: () => void;
  readonly togglePlaying: () => void;
  readonly toggleKeys: () => void;
  /** Null where there is no Monitoring to open. */
  readonly openMonitoring: (() => void) | null;
  readonly leave: () => void;
};

/**
 * The keys of the presenter's room; PageDown and PageUp are what clickers send. A key held down is one press.
 * @param isCovered something stands in front of the room, and the keys are for that
 */
export function usePresenterKeys(on: PresenterKeys, isCovered: boolean): void {
  const actions: Readonly<Record<string, () => void>> = {
    ' ': on.next,
    ArrowRight: on.next,
    PageDown: on.next,
    ArrowLeft: on.back,
    PageUp: on.back,
    t: on.again,
    r: on.startOver,
    p: on.togglePlaying,
    k: on.toggleKeys,
    ...(on.openMonitoring !== null && { m: on.openMonitoring }),
    Escape: on.leave,
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isCovered || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (action === undefined) return;
    // Space on a button that has the focus would press that one too.
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) action();
  });
  const onLetGo = useEffectEvent((event: KeyboardEvent) => {
    if (!isCovered && event.key === ' ') event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Chromium presses a button when Space is let go, whatever became of the key going down.
    const hush = (event: KeyboardEvent) => onLetGo(event);
    window.addEventListener('keydown', listener, { capture: true });
    window.addEventListener('keyup', hush, { capture: true });
    return () => {
      window.removeEventListener('keydown', listener, { capture: true });
      window.removeEventListener('keyup', hush, { capture: true });
    };
  }, []);
}
