import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenedFiles as Opened } from '#app/desktop/calls.ts';

/** The same limit as in the Import dialog. */
const mostBytes = 400_000_000;

/**
 * The workspace files that the person opened: the arguments that end in `.tidings`. Desktops of Linux may give addresses,
 * such as `file:///home/ada/my%20events.tidings`.
 * @param folder what a relative path is relative to
 */
export function filesIn(args: readonly string[], folder: string): readonly string[] {
  return args
    .filter((one) => !one.startsWith('-') && isOwn(one))
    .map((one) => resolve(folder, /^file:/i.test(one) ? (pathOf(one) ?? one) : one));
}

function pathOf(url: string): string | null {
  try {
    return fileURLToPath(url);
  } catch {
    return null;
  }
}

/** The files that the person opened, until the window reads them. */
export type OpenedFiles = {
  /** Keeps the paths of opened files; others than ours are left alone. */
  readonly add: (paths: readonly string[]) => void;
  /** Reads the files that wait; each is returned once. */
  readonly take: () => Promise<Opened>;
};

/** @param onOpened called when files wait to be read */
export function createOpenedFiles(onOpened: () => void): OpenedFiles {
  const waiting: string[] = [];
  return {
    add: (paths) => {
      const own = paths.filter(isOwn);
      if (own.length === 0) return;
      waiting.push(...own);
      onOpened();
    },
    take: async () => {
      const files: Opened['files'][number][] = [];
      const unreadable: string[] = [];
      for (const path of waiting.splice(0)) {
        const read = await readOpened(path);
        if (typeof read === 'string') unreadable.push(read);
        else files.push(read);
      }
      return { files, unreadable };
    },
  };
}

function isOwn(path: string): boolean {
  return extname(path).toLowerCase() === '.tidings';
}

/** Returns why it can’t be read, in words, where it can’t. */
async function readOpened(path: string): Promise<Opened['files'][number] | string> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > mostBytes) return `${name} is larger than ${mostBytes / 1_000_000} MB. Nothing was imported.`;
    return { name, bytes: await readFile(path) };
  } catch {
    return `${name} couldn’t be read. Check that it still exists and that you may open it.`;
  }
}
