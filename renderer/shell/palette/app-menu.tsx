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

/** Draws nothing: gives the system's menu the window's commands, and runs the one that is chosen there. */
export function AppMenu({ state, dispatch, actions, library }: AppMenuProps) {
  const commands = listCommands(state, dispatch, actions, library);
  const names = commands.map(({ name }) => name).join('\n');
  useEffect(() => void call('menu.offer', { commands: names.split('\n') }), [names]);
  const run = useEffectEvent((name: string) => commands.find((command) => command.name === name)?.run());
  useEffect(() => listen('command.chosen', ({ name }) => run(name)), []);
  return null;
}
