import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type SavedTab, tabSchema } from '#app/event/tab.ts';
import { fileErrorCode } from '#main/error-code.ts';
import {
  type Found,
  notReadableWords,
  readDocument,
  type StorePlace,
  setAside,
  writeDocument,
} from '#main/storage/document-store.ts';
import { isIoError, withRetry, writeWithRetry } from '#main/storage/write-with-retry.ts';

/** The files of the open events, one each. */
export type TabFiles = {
  /** The ids of the saved ones. Where the folder can't be listed, why, in words. */
  readonly list: () => Promise<{ readonly ids: readonly string[]; readonly problem: string | null }>;
  /** Reads one. A missing file has neither a tab nor a problem. */
  readonly read: (id: string) => Promise<{ readonly tab?: SavedTab; readonly problem?: string }>;
  /** Why a file that couldn't be read may not be overwritten, in words. */
  readonly refusal: (id: string) => string | undefined;
  readonly write: (tab: SavedTab) => Promise<string | null>;
  readonly remove: (ids: readonly string[], onRemoved: (id: string) => void) => Promise<string | null>;
  readonly exists: (id: string) => boolean;
};

export function createTabFiles(place: StorePlace): TabFiles {
  const folder = join(place.folder, 'tabs');
  const fileOf = (id: string) => join(folder, `${fileName(id)}.json`);
  const refused = new Map<string, string>();
  /** What the person was told of the folder, while it can't be listed. */
  let unlisted: string | null = null;

  /** Ends what was said of one, unless it still holds for another. */
  function accept(id: string) {
    const before = refused.get(id);
    refused.delete(id);
    if (before !== undefined && ![...refused.values()].includes(before)) place.onNoticeOver?.(before);
  }

  return {
    list: async () => {
      const listed = await idsOnDisk(folder);
      if (listed.problem === unlisted) return listed;
      if (unlisted !== null) place.onNoticeOver?.(unlisted);
      unlisted = listed.problem;
      if (unlisted !== null) place.onNotice(unlisted);
      return listed;
    },
    read: async (id) => {
      const found = await readDocument(fileOf(id), tabSchema);
      if (found.kind === 'read') {
        accept(id);
        return { tab: found.value };
      }
      const problem = await problemIn(found, fileOf(id), place);
      if (problem === null) {
        accept(id);
        return {};
      }
      if (refused.get(id) !== problem) {
        accept(id);
        refused.set(id, problem);
        // Setting a file aside already notifies the person.
        if (found.kind !== 'unreadable') place.onNotice(problem);
      }
      return { problem };
    },
    refusal: (id) => refused.get(id),
    write: (tab) => writeDocument(folder, fileName(tab.id), tab),
    remove: (ids, onRemoved) =>
      writeWithRetry(() => {
        for (const id of ids) {
          rmSync(fileOf(id), { force: true });
          onRemoved(id);
        }
      }),
    exists: (id) => existsSync(fileOf(id)),
  };
}

/** Sets a damaged one aside. Returns why one is left as it is, in words; null when there is none any more. */
async function problemIn(found: Found<unknown>, file: string, place: StorePlace): Promise<string | null> {
  switch (found.kind) {
    case 'read':
    case 'missing':
      return null;
    case 'newer':
      return 'An open event was made by a newer version of Tidings. It wasn’t changed. Update Tidings to use it.';
    case 'not-readable-now':
      return notReadableWords('An open event', found.code);
    case 'unreadable':
      return (await setAside(file, place)) ? null : 'This open event is damaged and couldn’t be set aside.';
  }
}

function fileName(id: string): string {
  return `tab-${id}`;
}

/** The ids of the saved ones. Where the folder can't be listed, why, in words. */
async function idsOnDisk(
  folder: string,
): Promise<{ readonly ids: readonly string[]; readonly problem: string | null }> {
  try {
    const names = await withRetry(() => readdirSync(folder), isIoError);
    return { ids: names.flatMap((name) => /^tab-([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? []), problem: null };
  } catch (error) {
    const code = fileErrorCode(error);
    return { ids: [], problem: code === 'ENOENT' ? null : notReadableWords('The folder of the open events', code) };
  }
}
