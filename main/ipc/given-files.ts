import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { GivenFile } from '#app/ipc/given-file.ts';

export type GivenFiles = {
  /** Remembers a file that the person gave. Null when it is none. */
  readonly give: (path: string) => Promise<GivenFile | null>;
  /** Where a file is; null when it was not given. */
  readonly pathOf: (fileId: string) => string | null;
};

/** The files that the person gave until the app ends. The window knows them by ids; where they are is known here alone. */
export function createGivenFiles(newId: () => string): GivenFiles {
  const paths = new Map<string, string>();
  return {
    give: async (path) => {
      const found = await stat(path).catch(() => null);
      if (found?.isFile() !== true) return null;
      const fileId = newId();
      paths.set(fileId, path);
      return { fileId, name: basename(path), bytes: found.size };
    },
    pathOf: (fileId) => paths.get(fileId) ?? null,
  };
}
