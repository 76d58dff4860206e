import { z } from 'zod';
import type { ErrorSummary } from '#app/error.ts';
import { notSaved } from '#app/ipc/answers.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { longestOwnFile } from '#app/library/whole-workspace-file.ts';
import { longestFileName, mostCommandsInMenu } from '#app/limits.ts';
import { menuGroups } from '#app/menu-group.ts';
import { noticeSchema } from './notice.ts';
import { outsideLinkSchema } from './outside-links.ts';

const nothing = z.object({});

/** The files that a person opened from outside, by a double click or by name. */
const openedFilesSchema = z.object({
  /** As bytes: Import reads them like any other file, and says where their letters are in doubt. */
  files: z.array(z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })).readonly(),
  /** Why others can't be read, in words. */
  unreadable: z.array(z.string()).readonly(),
});

export type OpenedFiles = Readonly<z.infer<typeof openedFilesSchema>>;

/** A command as the menu has it. */
const offeredCommandSchema = z.object({
  /** Identifies it, whatever its name. */
  id: z.string(),
  name: z.string().max(500),
  /** The menu that it is in. */
  group: z.enum(menuGroups),
  /** Its key, as the window names it; empty where it has none. The window listens for it, the menu only shows it. */
  key: z.string().max(50),
  /** Whether it can be chosen now; else it is greyed. */
  isEnabled: z.boolean(),
});

export type OfferedCommand = Readonly<z.infer<typeof offeredCommandSchema>>;

/**
 * Where something of the window failed: in the drawing of a part, of a dialog, of all of it, in a handler, or in a promise;
 * or in the remote or the audience window.
 */
export const errorPlaceSchema = z.enum(['part', 'dialog', 'window', 'handler', 'promise', 'remote', 'audience']);

export type ErrorPlace = z.infer<typeof errorPlaceSchema>;

/**
 * Kept apart from its type: main needs the type before the window opens, but loads zod later, with the services, while the window
 * draws.
 */
export const errorSchema: z.ZodType<ErrorSummary> = z.object({
  name: z.string().regex(/^[A-Za-z]{1,60}$/),
  at: z
    .array(z.string().regex(/^[\w.-]{1,80}:\d{1,9}:\d{1,9}$/))
    .max(5)
    .readonly(),
});

/** The calls on the window, its menu, files, links and the clipboard. */
export const desktopCalls = {
  /** Asks where to, and writes a text there. */
  'file.save': lazyCall(() => ({
    input: z.object({ name: z.string().max(longestFileName), text: z.string().max(longestOwnFile) }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), file: z.string() }),
      z.object({ kind: z.literal('cancelled') }),
      notSaved,
    ]),
  })),
  /** Shows the file that main wrote last in its folder, in the system's program for files. Which one it is isn't the window's choice. */
  'file.showWritten': lazyCall(() => ({ input: nothing, output: nothing })),
  /** The workspace files that the person opened from outside; each is returned once. */
  'file.takeOpened': lazyCall(() => ({ input: z.object({}), output: openedFilesSchema })),
  /** Puts versions, system and counts on the clipboard: nothing of a person, no key, no path. */
  'diagnostics.copy': lazyCall(() => ({ input: z.object({}), output: z.object({}) })),
  /** The same, to be shown. */
  'diagnostics.read': lazyCall(() => ({ input: z.object({}), output: z.object({ text: z.string() }) })),
  /** Writes to the log that something of the window failed. */
  'error.report': lazyCall(() => ({
    input: z.object({ place: errorPlaceSchema, error: errorSchema }),
    output: z.object({}),
  })),
  /** Reloads the window. The window may not navigate on its own. */
  'window.reload': lazyCall(() => ({ input: z.object({}), output: z.object({}) })),
  /** Says which commands the window has now, for the menu. */
  'menu.offer': lazyCall(() => ({
    input: z.object({ commands: z.array(offeredCommandSchema).max(mostCommandsInMenu).readonly() }),
    output: z.object({}),
  })),
  /** Answers `window.closing`: all that was typed is on its way to main. Names the forms that wait for a Save button. */
  'window.saved': lazyCall(() => ({
    input: z.object({ unsavedForms: z.array(z.string().max(500)).max(100).readonly() }),
    output: z.object({}),
  })),
  /** Opens one of our own links outside, in the browser. */
  'link.open': lazyCall(() => ({ input: z.object({ link: outsideLinkSchema }), output: nothing })),
  'clipboard.write': lazyCall(() => ({ input: z.object({ text: z.string().max(10_000_000) }), output: nothing })),
} as const;

export const desktopPushes = {
  'notice.raised': noticeSchema,
  /** The person opened files: they can be taken. */
  'file.opened': z.object({}),
  /** A command was chosen in the menu. */
  'command.chosen': z.object({ id: z.string() }),
  /** The window is about to close: it saves all that was typed, then calls `window.saved`. */
  'window.closing': z.object({}),
} as const;
