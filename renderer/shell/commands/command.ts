import type { Dispatch } from 'react';
import type { MenuGroup } from '#app/menu-group.ts';
import type { LibraryActions } from '#renderer/shell/library-actions.ts';
import type { Actions } from '#renderer/shell/use-actions.ts';
import { isInDialog } from '#renderer/state/in-dialog.ts';
import type { View, WorkbenchAction, WorkbenchState } from '#renderer/state/workbench-state.ts';
import { isInModal } from '#renderer/ui/in-modal.ts';

/** What a command works with: the window as it is now. */
export type CommandContext = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
  readonly actions: Actions;
  readonly library: LibraryActions;
};

/**
 * Something that a person can do by its name or its key. The window's keys, the palette, the list of keys and the
 * application menu are all made of these.
 */
export type Command = {
  /** Tells it from the others: two storyboards may have one title. */
  readonly id: string;
  readonly name: string | ((state: WorkbenchState) => string);
  /** The menu that it is in; null for one that is only a key. */
  readonly group: MenuGroup | null;
  /** As `useKeys` names them. */
  readonly keys?: readonly string[];
  /** More keys for keyboards that write the same sign another way. They are not listed. */
  readonly variants?: readonly string[];
  /** What the list of keys says, where the name does not say enough. */
  readonly help?: string;
  /** The views that it acts on. It does nothing while another one is shown. */
  readonly views: 'all' | readonly View[];
  /** It changes nothing in a dialog, and may run while one is open. */
  readonly inDialogs?: true;
  readonly when?: (state: WorkbenchState) => boolean;
  /** Whether its key is for what has the focus, at the moment of the press. */
  readonly isKeyTaken?: () => boolean;
  /** It runs again and again while its key is held; others run once a press. */
  readonly repeats?: true;
  readonly run: (on: CommandContext) => unknown;
};

export function nameOf({ name }: Command, state: WorkbenchState): string {
  return typeof name === 'string' ? name : name(state);
}

/** Whether a command acts on what is shown, with nothing in front of it. */
export function applies({ views, when = () => true }: Command, state: WorkbenchState): boolean {
  return (views === 'all' || views.includes(state.view)) && when(state);
}

/** Whether a command may be offered now. */
export function isOffered(command: Command, state: WorkbenchState): boolean {
  return (command.inDialogs === true || !isInDialog(state)) && applies(command, state);
}

/** Whether a command may run now: some dialogs are known to their own view only. */
export function canRun(command: Command, state: WorkbenchState): boolean {
  return isOffered(command, state) && (command.inDialogs === true || !isInModal());
}
