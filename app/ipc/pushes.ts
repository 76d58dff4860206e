import type { z } from 'zod';
import { customerPushes } from '#app/customers/calls.ts';
import { desktopPushes } from '#app/desktop/calls.ts';
import { exchangePushes } from '#app/exchange/calls.ts';
import { historyPushes } from '#app/history/calls.ts';
import { libraryPushes } from '#app/library/calls.ts';
import { practicePushes } from '#app/practice/calls.ts';
import { runPushes } from '#app/runs/calls.ts';
import { audiencePushes, remotePushes, showPushes } from '#app/storyboards/calls.ts';

/** Everything that main sends to the window unasked. */
export const pushes = {
  ...exchangePushes,
  ...historyPushes,
  ...customerPushes,
  ...libraryPushes,
  ...remotePushes,
  ...audiencePushes,
  ...showPushes,
  ...runPushes,
  ...practicePushes,
  ...desktopPushes,
} as const satisfies Record<string, z.ZodType>;
