import type { Settings } from '#app/settings/settings.ts';
import { tabKeys } from '#renderer/features/event/commands.ts';
import { pasteKeys } from '#renderer/features/library/commands.ts';
import { treeCommands } from '#renderer/features/library/item-commands.ts';
import { presenterCommands } from '#renderer/features/storyboards/presenter-commands.ts';
import { templateEditorKeys } from '#renderer/features/templates/commands.ts';
import type { KeyHelp } from '#renderer/state/command.ts';
import { keyHelpOf } from '#renderer/state/item-command.ts';
import { keyForPeople } from '#renderer/ui/use-keys.ts';
import { allCommands } from './all-commands.ts';

/** The keys of every list. */
const rowKeys: readonly KeyHelp[] = [
  { keys: ['ArrowUp', 'ArrowDown', 'Home', 'End'], help: 'In a list: go to another row' },
];

/** Each key of the window, with its second binding, in the order of the list that a person sees, with what it does. */
export function listKeys({ presenterKeys }: Settings) {
  return [
    ...allCommands.flatMap(({ keys = [], help, name }): readonly KeyHelp[] => {
      const says = help ?? (typeof name === 'string' ? name : null);
      return keys.length === 0 || says === null ? [] : [{ keys, help: says }];
    }),
    ...tabKeys,
    ...pasteKeys,
    ...rowKeys,
    ...keyHelpOf(treeCommands),
    ...templateEditorKeys,
    ...keyHelpOf(presenterCommands(presenterKeys)),
  ].map(({ keys, help }) => ({ keys: keys.map(keyForPeople), does: help }));
}
