import {
  constants,
  copyFileSync,
  type Dirent,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileErrorCode } from '#main/error-code.ts';
import { NotListed } from './write-with-retry.ts';

/** The kinds of files that Tidings writes into its folder. Any other file is the window's own. */
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
  shows: /^shows\.json$/,
  /** Not backed up: a show that is over must not come back. */
  showUnderWay: /^show-under-way\.json$/,
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
  'shows',
];

/** Whether a file that is set aside is damaged; the others were replaced by a restored one. */
export function isDamaged(path: string): boolean {
  return path.includes('.unreadable-');
}

/** The folders that Tidings makes. Other folders are ignored, even when they can't be listed. */
const ownFolders = /^(history|tabs|logs|runs(\/[0-9a-f-]{36})?|(backups|restoring)(\/.*)?)$/;

/**
 * The data files of a folder, their paths relative to it, with slashes. Throws when one of our own folders can't be listed.
 */
export function listDataFiles(folder: string): readonly DataFile[] {
  const paths = filesIn(folder, { isMeant: (path) => ownFolders.test(path) });
  return paths.flatMap((path) => {
    const kind = kindOf(path);
    const stat = statSync(join(folder, path), { throwIfNoEntry: false });
    return kind === null || stat === undefined ? [] : [{ path, kind, bytes: stat.size }];
  });
}

/** The kind of a file; null when it isn't ours. */
export function kindOf(path: string): DataKind | null {
  const kinds = Object.entries(dataFiles) as [DataKind, RegExp][];
  return kinds.find(([, pattern]) => pattern.test(path))?.[0] ?? null;
}

type Listing = {
  /** Which folders are looked into, by their relative paths; all where nothing is given. */
  readonly isMeant?: (path: string) => boolean;
  /** Called for a folder that can't be listed, which is then left out; without it, that throws. */
  readonly onNotListed?: (path: string, code: string) => void;
};

/**
 * Every file in a folder and those in it, relative, with slashes. A link is followed where it is one of our own folders or
 * files, which a person may have moved to another disk.
 */
export function filesIn(folder: string, { isMeant = () => true, onNotListed }: Listing = {}): readonly string[] {
  const notListed = (path: string, code: string): readonly string[] => {
    if (onNotListed === undefined) throw new NotListed(path === '' ? folder : path, code);
    onNotListed(path, code);
    return [];
  };

  /** @param above the linked folders that this one is in, as the system calls them */
  function within(under: string, above: readonly string[]): readonly string[] {
    const entries = entriesIn(join(folder, under));
    if (typeof entries === 'string') return notListed(under, entries);
    return entries.flatMap((entry) => {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isSymbolicLink()) return behind(path, above);
      if (entry.isDirectory()) return isMeant(path) ? within(path, above) : [];
      return entry.isFile() ? [path] : [];
    });
  }

  function behind(path: string, above: readonly string[]): readonly string[] {
    const isOwnFolder = ownFolders.test(path) && isMeant(path);
    if (!isOwnFolder && kindOf(path) === null) return [];
    const target = targetOf(join(folder, path));
    // The disk of a linked folder may be missing: that isn't an empty folder.
    if ('code' in target) return isOwnFolder ? notListed(path, target.code) : [];
    if (target.isFile) return [path];
    const outer = [...above, realpathSync(join(folder, dirname(path)))];
    // A link to a folder that it is in would have no end.
    return !isOwnFolder || outer.some((one) => isWithin(one, target.path)) ? [] : within(path, outer);
  }

  return within('', []);
}

/** What a link leads to, or why the system can't say. */
function targetOf(link: string): { readonly path: string; readonly isFile: boolean } | { readonly code: string } {
  try {
    return { path: realpathSync(link), isFile: statSync(link).isFile() };
  } catch (error) {
    return { code: fileErrorCode(error) };
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/**
 * Makes a second name for a file, without taking room, where the disk can; else a copy. Right only for files that are
 * replaced and never written into.
 */
export function linkOrCopy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    // A second name for a link would be no copy of its file.
    if (lstatSync(from).isSymbolicLink()) copyWhole(from, to);
    else linkSync(from, to);
  } catch {
    copyWhole(from, to);
  }
}

function copyWhole(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
}

/** What is in a folder, or the code of why it can't be listed. A missing one, which may just be removed, has nothing. */
function entriesIn(folder: string): readonly Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const code = fileErrorCode(error);
    return code === 'ENOENT' ? [] : code;
  }
}
