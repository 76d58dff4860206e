import type { Retention } from '#app/history/retention.ts';
import type { Handlers } from '#app/ipc/contract.ts';
import type { Settings } from '#app/settings/settings.ts';
import type { History } from '#main/history/history.ts';
import { expired } from '#main/history/retention.ts';
import { savedAnswer } from '#main/ipc/saved-answer.ts';
import { backupLabel } from './backup-names.ts';
import type { Backups } from './backups.ts';
import type { Clock } from './clock.ts';
import { type DataKind, filesIn, isDamaged, kindOf, listDataFiles } from './data-files.ts';
import type { DocumentStore } from './open-document.ts';
import { cancelRestore, plannedRestore, planRestore } from './restore-plan.ts';

export type StorageHandlerParts = {
  /** The user-data folder. */
  readonly folder: string;
  readonly settings: DocumentStore<Settings>;
  readonly history: History;
  readonly backups: Backups;
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

/** The calls on saved data: its size, its retention and its backups. */
export function createStorageHandlers(parts: StorageHandlerParts): Pick<Handlers, StorageCalls> {
  const { folder, history, settings, backups, clock } = parts;

  async function expiredWith(retention: Retention): Promise<ReadonlySet<string>> {
    await history.ready();
    return expired(history.summaries(), retention, history.bytesEach(), clock.now());
  }

  return {
    'storage.read': () => {
      const planned = plannedRestore(folder);
      const files = listDataFiles(folder);
      const sizes = new Map<string, number>();
      for (const { kind, bytes } of files) {
        const name = partNames[kind] ?? 'Settings';
        sizes.set(name, (sizes.get(name) ?? 0) + bytes);
      }
      const aside = files.flatMap(({ kind, path, bytes }) => (kind === 'setAside' ? [{ name: path, bytes }] : []));
      return {
        folder,
        parts: [...sizes].map(([name, bytes]) => ({ name, bytes })),
        otherFiles: countOthers(folder),
        setAside: aside.filter(({ name }) => isDamaged(name)),
        replaced: aside.filter(({ name }) => !isDamaged(name)),
        backups: backups.list(),
        restoring: planned && backupLabel(planned.name),
      };
    },
    'storage.showFolder': () => {
      parts.showFolder();
      return {};
    },
    'storage.backUp': async () => savedAnswer(await backups.take('by hand')),
    'storage.restore': async (restore) => savedAnswer(await planRestore(folder, restore)),
    'storage.cancelRestore': async () => savedAnswer(await cancelRestore(folder)),
    'storage.restart': () => {
      parts.restart();
      return {};
    },
    'retention.preview': async ({ retention }) => ({ removes: (await expiredWith(retention)).size }),
    'retention.save': async ({ retention }) => {
      const problem = await settings.update((kept) => ({ ...kept, retention }));
      // A limit that isn't saved removes nothing.
      if (problem !== null) return { kind: 'not-saved', says: problem };
      const gone = await expiredWith(retention);
      const { removed, problem: notRemoved } = await history.remove(gone);
      parts.onHistoryChanged();
      return { kind: 'saved', removed, says: notRemoved };
    },
  };
}

/** How many files aren't ours. Those that can't be listed aren't counted. */
function countOthers(folder: string): number {
  return filesIn(folder, { onNotListed: () => {} }).filter((path) => kindOf(path) === null).length;
}
