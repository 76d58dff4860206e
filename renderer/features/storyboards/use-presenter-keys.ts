import { useEffect, useEffectEvent } from 'react';
import type { PresenterKeys } from '#app/settings/presenter-keys.ts';
import { commandOfKey } from '#renderer/state/item-command.ts';
import { isInModal } from '#renderer/ui/in-modal.ts';
import { formatKeyByPlace } from '#renderer/ui/use-keys.ts';
import { type PresenterActions, presenterCommands } from './presenter-commands.ts';

/**
 * The presenter's keys. A key held down is one press.
 * @param keys the letters that the person chose
 * @param isCovered something covers the presenter, and the keys are for that
 */
export function usePresenterKeys(on: PresenterActions, keys: PresenterKeys, isCovered: boolean): void {
  const isForOther = () => isCovered || isInModal();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isForOther() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isForButton(event) || isForOpenList(event)) return;
    const commands = presenterCommands(keys);
    const names = event.getModifierState('AltGraph') ? [] : [nameOfKey(event.key), formatKeyByPlace(event)];
    const [command] = names.flatMap((name) => (name === null ? [] : (commandOfKey(commands, name, on) ?? [])));
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) command.run(on);
  });
  const onLetGo = useEffectEvent((event: KeyboardEvent) => {
    if (!isForOther() && event.key === ' ' && !isForButton(event)) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Chromium presses a covered button when Space is released, even if the keydown was prevented.
    const hush = (event: KeyboardEvent) => onLetGo(event);
    window.addEventListener('keyup', hush, { capture: true });
    window.addEventListener('keydown', listener, { capture: true });
    return () => {
      window.removeEventListener('keyup', hush, { capture: true });
      window.removeEventListener('keydown', listener, { capture: true });
    };
  }, []);
}

/** The keys of a list that is open are for it: Escape closes the list, and doesn't end the show. */
function isForOpenList({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.dataset['expanded'] !== undefined;
}

/** Space presses the button of the presenter that has the focus; not one that the presenter covers. */
function isForButton({ key, target }: KeyboardEvent): boolean {
  return key === ' ' && target instanceof HTMLButtonElement && target.closest('[data-presenter]') !== null;
}

function nameOfKey(key: string): string {
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toUpperCase() : key;
}
