import { z } from 'zod';
import { noticeSchema } from '#app/desktop/notice.ts';
import { environmentSchema } from '#app/environments/environment.ts';
import { selectionSchema } from '#app/environments/selection.ts';
import { tabSchema } from '#app/event/tab.ts';
import { lazyCall } from '#app/ipc/lazy-call.ts';
import { catalogueSchema } from '#app/library/catalogue.ts';
import { workspaceSchema } from '#app/library/workspace.ts';
import { settingsSchema } from '#app/settings/settings.ts';

export const sessionCall = {
  /** All that the window needs to open. */
  'session.open': lazyCall(() => ({
    input: z.object({}),
    output: z.object({
      environments: z.array(environmentSchema).readonly(),
      selection: selectionSchema,
      /** The guarded environment that was in use before this start, to go back to; null when there was none. */
      goBackTo: selectionSchema.nullable(),
      settings: settingsSchema,
      notices: z.array(noticeSchema).readonly(),
      /** Null until all of it is known. */
      historyCount: z.number().int().nullable(),
      tabs: z.array(tabSchema).readonly(),
      activeTabId: z.string().nullable(),
      /** The events that are under way by hand, each for its tab: the window may have been loaded again meanwhile. */
      underWay: z.array(z.object({ tabId: z.string(), exchangeId: z.string(), since: z.iso.datetime() })).readonly(),
      workspace: workspaceSchema,
      catalogue: catalogueSchema,
    }),
  })),
} as const;
