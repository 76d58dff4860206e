import { useEffect, useEffectEvent } from 'react';
import { commandOfKey } from '#renderer/state/item-command.ts';
import { isInModal } from '#renderer/ui/in-modal.ts';
import { type PresenterActions, presenterCommands } from './presenter-commands.ts';

/**
 * The presenter's keys. A key held down is one press.
 * @param isCovered something covers the presenter, and the keys are for that
 */
export function usePresenterKeys(on: PresenterActions, isCovered: boolean): void {
  const isForOther = () => isCovered || isInModal();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isForOther() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const command = commandOfKey(presenterCommands, nameOfKey(event.key), on);
    if (command === undefined) return;
    // Space on a button that has the focus would press that one too.
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) command.run(on);
  });
  const onLetGo = useEffectEvent((event: KeyboardEvent) => {
    if (!isForOther() && event.key === ' ') event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Chromium presses a button when Space is released, even if the keydown was prevented.
    const hush = (event: KeyboardEvent) => onLetGo(event);
    window.addEventListener('keydown', listener, { capture: true });
    window.addEventListener('keyup', hush, { capture: true });
    return () => {
      window.removeEventListener('keydown', listener, { capture: true });
      window.removeEventListener('keyup', hush, { capture: true });
    };
  }, []);
}

function nameOfKey(key: string): string {
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toUpperCase() : key;
}
