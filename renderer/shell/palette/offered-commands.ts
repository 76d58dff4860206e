import { presentCommands } from '#renderer/features/storyboards/present-commands.ts';
import { type AnyCommand, allCommands } from '#renderer/shell/commands/all-commands.ts';
import { nameOf } from '#renderer/state/command.ts';
import type { WorkbenchState } from '#renderer/state/workbench-state.ts';
import type { Customers } from '#renderer/ui/customers.ts';
import { keyForPeople } from '#renderer/ui/use-keys.ts';

/** A command as the palette and the menu have it. */
export type ListedCommand = AnyCommand & {
  readonly name: string;
  readonly group: NonNullable<AnyCommand['group']>;
  /** Its first key, for people; empty where it has none. */
  readonly keyText: string;
};

/** Every command that has a place in the menu, those of single storyboards included: their names may name a customer. */
export function listCommands(state: WorkbenchState, customers: Pick<Customers, 'text'>): readonly ListedCommand[] {
  return [...allCommands, ...presentCommands(state)].flatMap((command) => {
    const { group, keys = [] } = command;
    if (group === null) return [];
    return [{ ...command, group, name: customers.text(nameOf(command, state)), keyText: keyForPeople(keys[0] ?? '') }];
  });
}
