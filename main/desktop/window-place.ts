import { z } from 'zod';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type DocumentStore, openDocument } from '#main/storage/open-document.ts';
import type { WindowPlace } from './window-bounds.ts';

const schema = z
  .object({
    at: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
    isMaximized: z.boolean(),
  })
  .nullable();

/** Where the window was when it was closed. */
export function openWindowPlace(place: StorePlace): Promise<DocumentStore<WindowPlace | null>> {
  return openDocument<WindowPlace | null>({ ...place, name: 'window', schema, empty: null });
}
