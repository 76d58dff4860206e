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

/** The keys of the presenter; PageDown and PageUp are what clickers send. */
export const presenterCommands: readonly ItemCommand<PresenterActions>[] = [
  present('next', ['Space', 'ArrowRight', 'PageDown'], 'next'),
  present('back', ['ArrowLeft', 'PageUp'], 'one step back'),
  present('toggleKeys', ['K'], 'show customer key and tid'),
  present('togglePlaying', ['P'], 'play, or hold'),
  present('again', ['T'], 'try the step again'),
  present('startOver', ['R'], 'start over with fresh customers'),
  present('openMonitoring', ['M'], 'open Monitoring'),
  present('leave', ['Escape'], 'leave'),
];
