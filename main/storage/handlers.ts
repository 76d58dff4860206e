import type { Retention } from '#app/history/retention.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import type { Settings } from '#app/settings/settings.ts';
import type { History } from '#main/history/history.ts';
import { expired } from '#main/history/retention.ts';
import type { Backups } from './backups.ts';
import type { Clock } from './clock.ts';
import { type DataKind, filesIn, kindOf, listDataFiles } from './data-files.ts';
import type { DocumentStore } from './open-document.ts';
import type { Queue } from './queue.ts';
import { plannedRestore, planRestore } from './restore.ts';

export type StorageHandlerParts = {
  /** The user-data folder. */
  readonly folder: string;
  readonly settings: DocumentStore<Settings>;
  readonly history: History;
  readonly backups: Backups;
  /** Work on backups, one after another: erasing in them waits for one that is being taken. */
  readonly inBackupsTurn: Queue;
  readonly showFolder: () => void;
  readonly restart: () => void;
  readonly onHistoryChanged: () => void;
  readonly clock: Pick<Clock, 'now'>;
};

type StorageCalls = Extract<keyof Handlers, `storage.${string}` | `retention.${string}`>;

const partNames: Readonly<Partial<Record<DataKind, string>>> = {
  history: 'History',
  historyIndex: 'Search index',
  openEvents: 'Open events',
  environments: 'Environments',
  workspace: 'Saved requests',
  runs: 'Runs',
  backups: 'Backups',
  setAside: 'Set aside',
};

/** The calls on what is kept: its size, its end, its copies. */
export function createStorageHandlers(parts: StorageHandlerParts): Pick<Handlers, StorageCalls> {
  const { folder, history, settings, backups, clock } = parts;

  async function expiredWith(retention: Retention): Promise<ReadonlySet<string>> {
    await history.ready();
    return expired(history.summaries(), retention, history.bytesEach(), clock.now());
  }

  return {
    'storage.read': () => {
      const files = listDataFiles(folder);
      const sizes = new Map<string, number>();
      for (const { kind, bytes } of files) {
        const name = partNames[kind] ?? 'Settings';
        sizes.set(name, (sizes.get(name) ?? 0) + bytes);
      }
      return {
        folder,
        parts: [...sizes].map(([name, bytes]) => ({ name, bytes })),
        otherFiles: countOthers(folder),
        setAside: files.filter(({ kind }) => kind === 'setAside').map(({ path, bytes }) => ({ name: path, bytes })),
        backups: backups.list(),
        restoring: plannedRestore(folder)?.name ?? null,
      };
    },
    'storage.showFolder': () => {
      parts.showFolder();
      return {};
    },
    'storage.backUp': async () => {
      const says = await backups.take('by hand');
      return says === null ? { kind: 'saved' } : { kind: 'not-saved', says };
    },
    'storage.restore': async (restore) => {
      const says = await planRestore(folder, restore);
      return says === null ? { kind: 'saved' } : { kind: 'not-saved', says };
    },
    'storage.restart': () => {
      parts.restart();
      return {};
    },
    'retention.preview': async ({ retention }) => ({ removes: (await expiredWith(retention)).size }),
    'retention.save': async ({ retention }) => {
      const says = await settings.update((kept) => ({ ...kept, retention }));
      // A limit that isn’t kept removes nothing.
      if (says !== null) return { kind: 'not-saved', says };
      const gone = await expiredWith(retention);
      const { removed, fault } = await history.remove(({ id }) => gone.has(id));
      parts.onHistoryChanged();
      return { kind: 'saved', removed, says: fault };
    },
  };
}

/** How many files are none of ours. What cannot be listed is none that we can count. */
function countOthers(folder: string): number {
  return filesIn(folder, { onNotListed: () => {} }).filter((path) => kindOf(path) === null).length;
}
