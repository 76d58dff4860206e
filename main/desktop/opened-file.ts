import { readFile, stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { OpenedFile } from '#app/desktop/calls.ts';

/** As the Import dialog has it. */
const mostBytes = 50_000_000;

/**
 * The workspace file that the system names when a person opens one: the last argument that ends in `.tidings`.
 * @param folder that a path starts from which names none
 */
export function fileIn(args: readonly string[], folder: string): string | null {
  const named = args.findLast((one) => !one.startsWith('-') && extname(one).toLowerCase() === '.tidings');
  return named === undefined ? null : resolve(folder, named);
}

/** Holds the file that a person opened until the window takes it; a newer one replaces it. */
export function holdOpenedFile(onOpened: () => void) {
  let path: string | null = null;
  return {
    give: (given: string | null) => {
      if (given === null || extname(given).toLowerCase() !== '.tidings') return;
      path = given;
      onOpened();
    },
    take: async (): Promise<OpenedFile> => {
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
    if (size > mostBytes) return { kind: 'unreadable', says: `${name} has more than 50 MB. Nothing was imported.` };
    return { kind: 'opened', text: await readFile(path, 'utf8') };
  } catch {
    return { kind: 'unreadable', says: `${name} could not be read. Is it still there, and may you open it?` };
  }
}
