import { z } from 'zod';

export const leavingCalls = {
  /** Answers `window.closing`: all that was typed is on its way to main. Names the forms that wait for a Save button. */
  'window.saved': {
    input: z.object({ unsavedForms: z.array(z.string().max(500)).max(100).readonly() }),
    output: z.object({}),
  },
} as const;

export const leavingPushes = {
  /** The window is about to close: it saves all that was typed, then calls `window.saved`. */
  'window.closing': z.object({}),
} as const;
