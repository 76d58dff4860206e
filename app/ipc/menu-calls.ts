import { z } from 'zod';

/** A command as the menu has it. */
const offeredCommandSchema = z.object({
  /** Tells it from the others, whatever their names. */
  id: z.string(),
  name: z.string().max(500),
  /** Whether it can be chosen now; else it is greyed. */
  isEnabled: z.boolean(),
});

export type OfferedCommand = Readonly<z.infer<typeof offeredCommandSchema>>;

export const menuCalls = {
  /** Says which commands the window has now, for the menu. */
  'menu.offer': {
    input: z.object({ commands: z.array(offeredCommandSchema).max(2_000).readonly() }),
    output: z.object({}),
  },
} as const;

export const menuPushes = {
  /** A command was chosen in the menu. */
  'command.chosen': z.object({ id: z.string() }),
} as const;
