import { blankDraft } from '#app/event/draft.ts';
import type { Folder, SavedRequest } from '#app/library/saved-request.ts';

/** A folder whose name is its id. */
export function makeFolder(id: string, folderId: string | null = null): Folder {
  return { id, name: id, folderId, deletedAt: null };
}

/** A saved request whose name is its id, with nothing in it. */
export function makeRequest(id: string, folderId: string | null = null): SavedRequest {
  return { id, name: id, folderId, draft: blankDraft, usedAt: '2026-01-01T00:00:00.000Z', deletedAt: null };
}
