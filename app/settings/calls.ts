import { z } from 'zod';
import { notSaved, saved } from '#app/ipc/answers.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { settingsSchema } from './settings.ts';

const nothing = z.object({});

/** The calls on the settings, and on the files that Tidings keeps. */
export const settingsCalls = {
  'settings.save': lazyCall(() => ({ input: settingsSchema, output: z.discriminatedUnion('kind', [saved, notSaved]) })),
  /** What is kept, and how much room it takes. */
  'storage.read': lazyCall(() => ({
    input: nothing,
    output: z.object({
      folder: z.string(),
      parts: z.array(z.object({ name: z.string(), bytes: z.number() })).readonly(),
      /** Files of the window itself, such as its caches. */
      otherFiles: z.number().int(),
      /** Damaged files. */
      setAside: z.array(z.object({ name: z.string(), bytes: z.number() })).readonly(),
      /** Whole files that a restored one replaced. */
      replaced: z.array(z.object({ name: z.string(), bytes: z.number() })).readonly(),
      /** Newest first. */
      backups: z
        .array(
          z.object({
            name: z.string(),
            /** How people read it: with the time of this computer. */
            label: z.string(),
            bytes: z.number(),
            files: z.number().int(),
          }),
        )
        .readonly(),
      /** What the next start restores, as people read it; null when nothing. */
      restoring: z.string().nullable(),
    }),
  })),
  'storage.showFolder': lazyCall(() => ({ input: nothing, output: nothing })),
  'storage.backUp': lazyCall(() => ({ input: nothing, output: z.discriminatedUnion('kind', [saved, notSaved]) })),
  /** Brings a backup, or a file that was set aside, back at the next start. */
  'storage.restore': lazyCall(() => ({
    input: z.object({ kind: z.enum(['backup', 'set-aside']), name: z.string() }),
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  })),
  /** Restores nothing at the next start. */
  'storage.cancelRestore': lazyCall(() => ({
    input: nothing,
    output: z.discriminatedUnion('kind', [saved, notSaved]),
  })),
  'storage.restart': lazyCall(() => ({ input: nothing, output: nothing })),
} as const;
