import { z } from 'zod';

export const menuCalls = {
  /** Says which commands the window has now, by name, for the menu. */
  'menu.offer': {
    input: z.object({ commands: z.array(z.string().max(500)).max(2_000).readonly() }),
    output: z.object({}),
  },
} as const;

export const menuPushes = {
  /** A command was chosen in the menu. */
  'command.chosen': z.object({ name: z.string() }),
} as const;
