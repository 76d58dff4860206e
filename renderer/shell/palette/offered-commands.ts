import { allCommands } from '#renderer/shell/commands/all-commands.ts';
import { type Command, nameOf } from '#renderer/shell/commands/command.ts';
import { allStoryboards, storyboardActions } from '#renderer/shell/storyboard-actions.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import { keyForPeople } from '#renderer/ui/use-keys.ts';

/** A command as the palette and the menu have it. */
export type ListedCommand = Command & {
  readonly name: string;
  readonly group: NonNullable<Command['group']>;
  /** Its first key, for people; empty where it has none. */
  readonly keyText: string;
};

/** Every command that has a place in the menu, those of single storyboards included. */
export function listCommands(state: WorkbenchState): readonly ListedCommand[] {
  return [...allCommands, ...presentCommands(state)].flatMap((command) => {
    const { group, keys = [] } = command;
    if (group === null) return [];
    return [{ ...command, group, name: nameOf(command, state), keyText: keyForPeople(keys[0] ?? '') }];
  });
}

function presentCommands(state: WorkbenchState): readonly Command[] {
  return allStoryboards(state).map((storyboard) => ({
    id: `present ${storyboard.id}`,
    name: `Present ${storyboard.title}`,
    group: 'Present',
    views: 'all',
    run: ({ state: now, dispatch }) => storyboardActions(now, dispatch).onShow(storyboard, 'present'),
  }));
}
