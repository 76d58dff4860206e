import { z } from 'zod';
import { draftSchema } from '#app/event/draft.ts';

/** A folder of saved requests. */
export const folderSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The folder that it is in; null at the top. */
  folderId: z.string().nullable(),
  /** When it was moved to the trash, ISO 8601; null while it is not there. */
  deletedAt: z.iso.datetime().nullable().default(null),
});

/** An event that was saved to be used again. */
export const savedRequestSchema = z.object({
  id: z.string(),
  name: z.string(),
  folderId: z.string().nullable(),
  draft: draftSchema,
  /** When it was last opened or saved, ISO 8601. */
  usedAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable().default(null),
});

export type Folder = Readonly<z.infer<typeof folderSchema>>;
export type SavedRequest = Readonly<z.infer<typeof savedRequestSchema>>;
