import { use, useDeferredValue, useEffect, useEffectEvent } from 'react';
import { mostCommandsInMenu } from '#app/limits.ts';
import { perform } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';
import type { CommandContext } from '#renderer/shell/commands/all-commands.ts';
import { canRun, isOffered } from '#renderer/state/command.ts';
import { CustomersContext } from '#renderer/ui/customers.ts';
import { listCommands } from './offered-commands.ts';

/** Longer names are cut: the menu would be too wide to read. */
const mostLetters = 100;

/**
 * Draws nothing: gives the system's menu the window's commands, and runs the one that is chosen there. Behind a dialog it
 * runs what a key runs there, no more.
 */
export function AppMenu(on: CommandContext) {
  const { state } = on;
  // Typing doesn't wait for the menu.
  const offered = useDeferredValue(state);
  const customers = use(CustomersContext);
  const commands = listCommands(offered, customers).slice(0, mostCommandsInMenu);
  const offer = JSON.stringify(
    commands.map((command) => {
      const { id, name, group, keys = [] } = command;
      return { id, name: nameInMenu(name), group, key: keys[0] ?? '', isEnabled: isOffered(command, offered) };
    }),
  );
  useEffect(() => void perform('menu.offer', { commands: JSON.parse(offer) }, 'the menu isn’t up to date'), [offer]);
  // The menu may be one step behind: so the command is looked up and checked again.
  const run = useEffectEvent((chosen: string) => {
    const command = commands.find(({ id }) => id === chosen);
    if (command !== undefined && canRun(command, state)) command.run(on);
  });
  useEffect(() => listen('command.chosen', ({ id }) => run(id)), []);
  return null;
}

/** A storyboard may be called anything; a menu has one line for it. */
function nameInMenu(name: string): string {
  const line = name.replace(/\s+/g, ' ');
  return line.length > mostLetters ? `${line.slice(0, mostLetters - 1)}…` : line;
}
