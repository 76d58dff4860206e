import type { Dispatch } from 'react';
import type { MenuGroup } from '#app/menu-group.ts';
import { isInModal } from '#renderer/ui/in-modal.ts';
import { isInDialog } from './dialog.ts';
import type { View } from './view-state.ts';
import type { WorkbenchAction, WorkbenchState } from './workbench-state.ts';

/** The window as it is now: what every command can work with. A noun's commands name what they need besides. */
export type WindowContext = {
  readonly state: WorkbenchState;
  readonly dispatch: Dispatch<WorkbenchAction>;
};

/**
 * Something that a person can do by its name or its key. The window's keys, the palette, the list of keys and the
 * application menu are all made of these.
 */
export type Command<Context extends WindowContext = WindowContext> = {
  /** Distinguishes it from the others: two storyboards may have one title. */
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
  /** More words that find it in the palette. */
  readonly keywords?: string;
  /** It sends an event at once. The palette leaves it out: what is chosen there was only looked for. */
  readonly sends?: true;
  /** It runs again and again while its key is held; others run once a press. */
  readonly repeats?: true;
  readonly run: (on: Context) => unknown;
};

/** What does not depend on the context of a command. */
type Rules = Omit<Command, 'run'>;

/** A key that the list of keys has, and what it does. */
export type KeyHelp = { readonly keys: readonly string[]; readonly help: string };

export function nameOf({ name }: Rules, state: WorkbenchState): string {
  return typeof name === 'string' ? name : name(state);
}

/** Whether a command may be offered now: it acts on what is shown, with nothing in front of it. */
export function isOffered({ inDialogs, views, when = () => true }: Rules, state: WorkbenchState): boolean {
  if (inDialogs !== true && isInDialog(state)) return false;
  return (views === 'all' || views.includes(state.view)) && when(state);
}

/** Whether a command may run now: some dialogs are known to their own view only. */
export function canRun(command: Rules, state: WorkbenchState): boolean {
  return isOffered(command, state) && (command.inDialogs === true || !isInModal());
}
