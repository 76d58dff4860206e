import { type Dispatch, useEffect, useEffectEvent } from 'react';
import { call, listen } from '#renderer/bridge.ts';
import type { LibraryActions } from '#renderer/shell/library-actions.ts';
import type { Actions } from '#renderer/shell/use-actions.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/shell/workbench-state.ts';
import { listCommands } from './commands.ts';

type AppMenuProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
};

/** A menu as wide as this is read by nobody. */
const mostLetters = 100;

/** Draws nothing: gives the system's menu the window's commands, and runs the one that is chosen there. */
export function AppMenu({ state, dispatch, actions, library }: AppMenuProps) {
  const commands = listCommands(state, dispatch, actions, library);
  const names = commands.map(({ name }) => nameInMenu(name)).join('\n');
  useEffect(() => void call('menu.offer', { commands: names.split('\n') }), [names]);
  const run = useEffectEvent((chosen: string) => commands.find(({ name }) => nameInMenu(name) === chosen)?.run());
  useEffect(() => listen('command.chosen', ({ name }) => run(name)), []);
  return null;
}

/** A storyboard may be called anything; a menu has one line for it. */
function nameInMenu(name: string): string {
  const line = name.replace(/\s+/g, ' ');
  return line.length > mostLetters ? `${line.slice(0, mostLetters - 1)}…` : line;
}
