import { z } from 'zod';
import { mostCommandsInMenu } from '#app/limits.ts';
import { menuGroups } from '#app/menu-group.ts';

/** A command as the menu has it. */
const offeredCommandSchema = z.object({
  /** Tells it from the others, whatever their names. */
  id: z.string(),
  name: z.string().max(500),
  /** The menu that it is in. */
  group: z.enum(menuGroups),
  /** Whether it can be chosen now; else it is greyed. */
  isEnabled: z.boolean(),
});

export type OfferedCommand = Readonly<z.infer<typeof offeredCommandSchema>>;

export const menuCalls = {
  /** Says which commands the window has now, for the menu. */
  'menu.offer': {
    input: z.object({ commands: z.array(offeredCommandSchema).max(mostCommandsInMenu).readonly() }),
    output: z.object({}),
  },
} as const;

export const menuPushes = {
  /** A command was chosen in the menu. */
  'command.chosen': z.object({ id: z.string() }),
} as const;
