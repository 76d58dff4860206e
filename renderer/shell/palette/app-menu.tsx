import { type Dispatch, useEffect, useEffectEvent } from 'react';
import { perform } from '#renderer/ask.ts';
import { listen } from '#renderer/bridge.ts';
import { isInDialog } from '#renderer/shell/in-dialog.ts';
import type { LibraryActions } from '#renderer/shell/library-actions.ts';
import type { Actions } from '#renderer/shell/use-actions.ts';
import type { WorkbenchAction, WorkbenchState } from '#renderer/shell/workbench-state.ts';
import { type Command, listCommands } from './commands.ts';

type AppMenuProps = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
};

/** A menu as wide as this is read by nobody. */
const mostLetters = 100;

/**
 * Draws nothing: gives the system's menu the window's commands, and runs the one that is chosen there. Behind a dialog it
 * runs what a key runs there, no more.
 */
export function AppMenu({ state, dispatch, actions, library }: AppMenuProps) {
  const inDialog = isInDialog(state);
  const commands = listCommands(state, dispatch, actions, library);
  const mayRun = ({ isForDialogsToo = false }: Command) => isForDialogsToo || !inDialog;
  const offer = JSON.stringify(
    commands.map((command) => ({ id: command.id, name: nameInMenu(command.name), isEnabled: mayRun(command) })),
  );
  useEffect(() => void perform('menu.offer', { commands: JSON.parse(offer) }, 'the menu isn’t up to date'), [offer]);
  // The menu may be one step behind: what was chosen is looked up, and asked about, anew.
  const run = useEffectEvent((chosen: string) =>
    commands
      .filter(mayRun)
      .find(({ id }) => id === chosen)
      ?.run(),
  );
  useEffect(() => listen('command.chosen', ({ id }) => run(id)), []);
  return null;
}

/** A storyboard may be called anything; a menu has one line for it. */
function nameInMenu(name: string): string {
  const line = name.replace(/\s+/g, ' ');
  return line.length > mostLetters ? `${line.slice(0, mostLetters - 1)}…` : line;
}
