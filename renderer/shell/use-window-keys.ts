import { canRun } from '#renderer/state/command.ts';
import { notMine, useKeys } from '#renderer/ui/use-keys.ts';
import { type AnyCommand, allCommands, type CommandContext } from './commands/all-commands.ts';

const keysOf = ({ keys = [], variants = [] }: AnyCommand) => [...keys, ...variants];

/** The commands of each key. */
const commandsOf = new Map(
  allCommands.flatMap(keysOf).map((key) => [key, allCommands.filter((command) => keysOf(command).includes(key))]),
);

/** Keys that are held to go on and on; all others act once a press. */
const repeating = allCommands.filter(({ repeats }) => repeats === true).flatMap(keysOf);

/** Ties the window's keys to the commands that act on what is shown at the moment of the press. */
export function useWindowKeys(on: CommandContext): void {
  const press = (key: string) => () => {
    const meant = commandsOf.get(key)?.find((command) => canRun(command, on.state));
    if (meant === undefined || meant.isKeyTaken?.() === true) return notMine;
    return meant.run(on);
  };
  useKeys(Object.fromEntries([...commandsOf.keys()].map((key) => [key, press(key)])), repeating);
}
