import type { ItemAction } from '#renderer/ui/item-menu.tsx';
import type { KeyHelp } from './command.ts';

/**
 * Something that a person can do with one thing in a view, by its menu or by a key while it has the focus. The menu of the
 * thing, its keys and their place in the list of keys are made of these.
 */
export type ItemCommand<Context> = {
  readonly id: string;
  readonly name: string | ((on: Context) => string);
  readonly keys?: readonly string[];
  /** What the list of keys says; keys without it are not listed. */
  readonly help?: string;
  readonly when?: (on: Context) => boolean;
  /** Whether the menu has it, where its key works without that. */
  readonly inMenu?: (on: Context) => boolean;
  /** Removes something: it is last, in red. */
  readonly isDanger?: true;
  readonly run: (on: Context) => unknown;
};

/** The menu of a thing. */
export function menuOf<Context>(commands: readonly ItemCommand<Context>[], on: Context): readonly ItemAction[] {
  return commands
    .filter(({ when = () => true, inMenu = () => true }) => when(on) && inMenu(on))
    .map(({ name, keys, isDanger = false, run }) => ({
      label: typeof name === 'string' ? name : name(on),
      isDanger,
      ...(keys?.[0] !== undefined && { keys: keys[0] }),
      onChoose: () => void run(on),
    }));
}

/** What a key does to a thing; undefined where it does nothing. */
export function commandOfKey<Context>(
  commands: readonly ItemCommand<Context>[],
  key: string,
  on: Context,
): ItemCommand<Context> | undefined {
  return commands.find(({ keys = [], when = () => true }) => keys.includes(key) && when(on));
}

/** What the list of keys says of them. */
export function keyHelpOf<Context>(commands: readonly ItemCommand<Context>[]): readonly KeyHelp[] {
  return commands.flatMap(({ keys, help }) => (keys === undefined || help === undefined ? [] : [{ keys, help }]));
}
