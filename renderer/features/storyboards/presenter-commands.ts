import { letterFor, type PresenterKeys, type PresenterLetter } from '#app/settings/presenter-keys.ts';
import type { ItemCommand } from '#renderer/state/item-command.ts';

/** What can be done while presenting; null where it does nothing, such as without a Monitoring to open. */
export type PresenterActions = {
  readonly next: () => void;
  readonly back: () => void;
  readonly again: (() => void) | null;
  readonly startOver: () => void;
  readonly togglePlaying: () => void;
  readonly toggleKeys: () => void;
  readonly openMonitoring: (() => void) | null;
  readonly leave: () => void;
};

function present(id: keyof PresenterActions, keys: readonly string[], name: string): ItemCommand<PresenterActions> {
  return { id, name, keys, help: `While presenting: ${name}`, when: (on) => on[id] !== null, run: (on) => on[id]?.() };
}

/** What can be done while presenting, with the letters that the person chose. PageDown and PageUp are what clickers send. */
export function presenterCommands(chosen: PresenterKeys): readonly ItemCommand<PresenterActions>[] {
  const byLetter = (id: PresenterLetter, name: string) => {
    const letter = letterFor(chosen, id);
    return letter === '' ? [] : [present(id, [letter], name)];
  };
  return [
    present('next', ['Space', 'ArrowRight', 'PageDown'], 'next'),
    present('back', ['ArrowLeft', 'PageUp'], 'one step back'),
    ...byLetter('toggleKeys', 'show customer key and TID'),
    ...byLetter('togglePlaying', 'play or pause'),
    ...byLetter('again', 'try the step again'),
    ...byLetter('startOver', 'start over with new customers'),
    ...byLetter('openMonitoring', 'open Monitoring'),
    present('leave', ['Escape'], 'leave'),
  ];
}
