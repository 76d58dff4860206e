import { customerCommands } from '#renderer/features/customers/commands.ts';
import { environmentCommands } from '#renderer/features/environments/commands.ts';
import { eventCommands } from '#renderer/features/event/commands.ts';
import { exchangeCommands } from '#renderer/features/exchange/commands.ts';
import { guideCommands } from '#renderer/features/guide/commands.ts';
import { historyCommands } from '#renderer/features/history/commands.ts';
import { libraryCommands, savingCommands } from '#renderer/features/library/commands.ts';
import type { LibraryActions } from '#renderer/features/library/use-library-actions.ts';
import { runCommands } from '#renderer/features/runs/commands.ts';
import { settingsCommands } from '#renderer/features/settings/commands.ts';
import { storyboardCommands } from '#renderer/features/storyboards/commands.ts';
import { templateCommands } from '#renderer/features/templates/commands.ts';
import { touchpointCommands } from '#renderer/features/touchpoints/commands.ts';
import type { Actions } from '#renderer/shell/use-actions.ts';
import type { Command, WindowContext } from '#renderer/state/command.ts';
import { viewCommands } from './view-commands.ts';

/** All that the commands of the window work with. */
export type CommandContext = WindowContext & { readonly actions: Actions; readonly library: LibraryActions };

/** A command of any noun. */
export type AnyCommand = Command<CommandContext>;

/** Every command that the window always knows, in the order of the menus, the palette and the list of keys. */
export const allCommands: readonly AnyCommand[] = [
  ...exchangeCommands,
  ...eventCommands,
  ...environmentCommands,
  ...runCommands,
  ...historyCommands,
  ...savingCommands,
  ...templateCommands,
  ...libraryCommands,
  ...touchpointCommands,
  ...customerCommands,
  ...storyboardCommands,
  ...viewCommands,
  ...settingsCommands,
  ...guideCommands,
];
