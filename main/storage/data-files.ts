import { constants, copyFileSync, linkSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from './write.ts';

/** Every file that Tidings itself writes into its folder, by what it is. What is not listed here is the window's own. */
export const dataFiles = {
  settings: /^settings\.json$/,
  environments: /^environments\.json$/,
  secrets: /^secrets\.json$/,
  workspace: /^workspace\.json$/,
  catalogue: /^catalogue\.json$/,
  logs: /^logs\/tidings(\.[12])?\.log$/,
  windowPlace: /^window\.json$/,
  practice: /^practice\.json$/,
  clock: /^clock\.json$/,
  openEvents: /^tabs(\.json|\/tab-[0-9a-f-]{36}\.json)$/,
  history: /^history\/segment-\d{6,}\.(json|journal)$/,
  historyIndex: /^history\/segment-\d{6,}\.index(\.new)?$/,
  runs: /^runs\/[0-9a-f-]{36}\/(run\.json|rows\.jsonl|results\.jsonl)(\.new)?$/,
  setAside: /\.(unreadable|replaced)-[0-9TZ-]+\.(json|journal|jsonl)$/,
  backups: /^backups\//,
  restore: /^restore\.json$/,
  /** The copy that a restore puts in place. */
  restoring: /^restoring\//,
  /** What a kill left of a write; the next start removes it. */
  unfinished: /\.json(\.new)?\.tmp-[0-9a-f]+$|\.(json|journal|jsonl|index)\.new$/,
} as const;

export type DataKind = keyof typeof dataFiles;

export type DataFile = { readonly path: string; readonly kind: DataKind; readonly bytes: number };

/** The kinds that hold what a person made, and that a backup takes. */
export const backedUp: readonly DataKind[] = [
  'settings',
  'environments',
  'secrets',
  'workspace',
  'catalogue',
  'practice',
  'openEvents',
  'history',
  'runs',
];

/** The data files of a folder, their paths relative to it, with slashes. */
export function listDataFiles(folder: string): readonly DataFile[] {
  return filesIn(folder).flatMap((path) => {
    const kind = kindOf(path);
    const stat = statSync(join(folder, path), { throwIfNoEntry: false });
    return kind === null || stat === undefined ? [] : [{ path, kind, bytes: stat.size }];
  });
}

/** What a file is; null when it is none of ours. */
export function kindOf(path: string): DataKind | null {
  const kinds = Object.entries(dataFiles) as [DataKind, RegExp][];
  return kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

/** Every file in a folder and those in it, relative, with slashes. Throws when a folder that is there cannot be listed. */
export function filesIn(folder: string): readonly string[] {
  return entriesIn(folder).flatMap((entry) => {
    if (entry.isDirectory()) return filesIn(join(folder, entry.name)).map((path) => `${entry.name}/${path}`);
    return entry.isFile() ? [entry.name] : [];
  });
}

/**
 * Makes a second name for a file, without taking room, where the disk can; else a copy. Right only for files that are
 * replaced and never written into.
 */
export function linkOrCopy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  }
}

/** A folder that is gone, which others may be in the midst of removing, has none. */
function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
