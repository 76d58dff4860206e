import type { Command } from './command.ts';
import { eventCommands } from './event-commands.ts';
import { libraryCommands } from './library-commands.ts';
import { settingsCommands } from './settings-commands.ts';
import { storyboardCommands } from './storyboard-commands.ts';
import { viewCommands } from './view-commands.ts';

/** Every command that the window always knows. */
export const allCommands: readonly Command[] = [
  ...eventCommands,
  ...libraryCommands,
  ...storyboardCommands,
  ...viewCommands,
  ...settingsCommands,
];
