import type { ConfirmedTime } from '#app/confirmed-time.ts';
import { ignoreResult } from '#app/ignore-result.ts';
import { withoutOldTrash } from '#app/library/trash.ts';
import { blankWorkspace, type Workspace, workspaceSchema } from '#app/library/workspace.ts';
import type { StorePlace } from '#main/storage/document-store.ts';
import { type DocumentStore, openDocument } from '#main/storage/open-document.ts';

/**
 * Opens the library and removes what was in the trash for too long. This happens before the window reads it, which would
 * otherwise save the removed items again.
 */
export async function openLibrary(place: StorePlace, now: ConfirmedTime): Promise<DocumentStore<Workspace>> {
  const workspace = await openDocument({
    ...place,
    name: 'workspace',
    schema: workspaceSchema,
    empty: blankWorkspace,
  });
  const notRemoved = await workspace.update((kept) => withoutOldTrash(kept, now));
  ignoreResult(notRemoved, 'It stays in the trash until the next start.');
  return workspace;
}
