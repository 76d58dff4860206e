import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { OpenedFile } from '#app/desktop/calls.ts';
import { decoderLabel } from '#app/formats/data/detect-encoding.ts';

/** The same limit as in the Import dialog. */
const mostBytes = 50_000_000;

/**
 * The workspace file that the person opened: the last argument that ends in `.tidings`.
 * @param folder what a relative path is relative to
 */
export function fileIn(args: readonly string[], folder: string): string | null {
  const named = args.findLast((one) => !one.startsWith('-') && extname(one).toLowerCase() === '.tidings');
  return named === undefined ? null : resolve(folder, named);
}

/** The file that the person opened, until the window reads it. */
export type OpenedFiles = {
  /** Keeps the path of an opened file; a newer one replaces it. */
  readonly add: (path: string | null) => void;
  /** Reads the file that waits; each is returned once. */
  readonly take: () => Promise<OpenedFile>;
};

/** @param onOpened called when a file waits to be read */
export function createOpenedFiles(onOpened: () => void): OpenedFiles {
  let path: string | null = null;
  return {
    add: (added) => {
      if (added === null || extname(added).toLowerCase() !== '.tidings') return;
      path = added;
      onOpened();
    },
    take: async () => {
      const taken = path;
      path = null;
      return taken === null ? { kind: 'none' } : readOpened(taken);
    },
  };
}

async function readOpened(path: string): Promise<OpenedFile> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > mostBytes) return { kind: 'unreadable', says: `${name} is larger than 50 MB. Nothing was imported.` };
    const bytes = await readFile(path);
    return { kind: 'opened', text: new TextDecoder(decoderLabel(bytes)).decode(bytes) };
  } catch {
    return {
      kind: 'unreadable',
      says: `${name} couldn’t be read. Check that it still exists and that you may open it.`,
    };
  }
}
