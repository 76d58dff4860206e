import { z } from 'zod';

/** What a file brought that a person opened from outside: with a double click, or by name. */
export const openedFileSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('opened'), text: z.string() }),
  z.object({ kind: z.literal('unreadable'), says: z.string() }),
]);

export type OpenedFile = Readonly<z.infer<typeof openedFileSchema>>;

export const fileCalls = {
  /** The workspace file that the person opened from outside; it is given once. */
  'file.takeOpened': { input: z.object({}), output: openedFileSchema },
  /** Puts versions, system and counts on the clipboard: nothing of a person, no key, no path. */
  'diagnostics.copy': { input: z.object({}), output: z.object({}) },
} as const;

export const filePushes = {
  /** The person opened a file: it can be taken. */
  'file.opened': z.object({}),
} as const;
